import { describe, expect, it } from "vitest";
import { roles } from "@/lib/contracts/role";
import { toAbilities } from "./abilities";

describe("toAbilities", () => {
  it("offers everything to owners and editors", () => {
    for (const role of ["owner", "editor"] as const)
      expect(toAbilities(role)).toEqual({ mayUpload: true, mayRemove: true, mayTune: true });
  });

  it("lets contributors add and nothing else", () => {
    expect(toAbilities("contributor")).toEqual({ mayUpload: true, mayRemove: false, mayTune: false });
  });

  it("lets viewers, and people it does not know, change nothing", () => {
    expect(toAbilities("viewer")).toEqual({ mayUpload: false, mayRemove: false, mayTune: false });
    expect(toAbilities(undefined)).toEqual(toAbilities("viewer"));
  });

  it("never offers more to a lesser role than to the one above", () => {
    const offered = roles.map((role) => Object.values(toAbilities(role)).filter(Boolean).length);
    expect(offered).toEqual(offered.toSorted((a, b) => b - a));
  });
});
