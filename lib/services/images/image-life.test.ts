import { describe, expect, it } from "vitest";
import { imageStates } from "@/lib/contracts/image";
import { imageSteps, isVisible } from "./image-life";

const reachableFrom = (start: string): Set<string> => {
  const seen = new Set([start]);
  for (const state of seen) {
    for (const step of Object.values(imageSteps)) {
      if ((step.from as readonly string[]).includes(state)) seen.add(step.to);
    }
  }
  return seen;
};

describe("the life of an image", () => {
  it("leads nowhere from purging: a deletion that has begun is not taken back", () => {
    expect(reachableFrom("purging")).toEqual(new Set(["purging"]));
  });

  it("lets every image that people see be deleted, and the trash be undone", () => {
    for (const state of imageStates.filter(isVisible)) expect(reachableFrom(state)).toContain("purging");
    expect(reachableFrom("trashed")).toContain("ready");
  });

  it("leaves no step that changes nothing, and none into uploading", () => {
    for (const { from, to } of Object.values(imageSteps)) {
      expect(from).not.toContain(to);
      expect(to).not.toBe("uploading");
    }
  });

  it("shows ready and trashed images only", () => {
    expect(imageStates.filter(isVisible)).toEqual(["ready", "trashed"]);
  });
});
