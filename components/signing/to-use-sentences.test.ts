import { describe, expect, it } from "vitest";
import type { KeyUse } from "@/lib/contracts/signing";
import { toUseSentences } from "./to-use-sentences";

const signed = { count: 1200, since: "2026-05-01T12:00:00.000Z", latest: "2026-05-02T12:00:00.000Z" };
const tell = (given: Partial<KeyUse> = {}) =>
  toUseSentences({ name: "web", signed, openCount: 3, endlessCount: 1, isWhole: true, ...given }).join(" ");

describe("toUseSentences", () => {
  it("counts what was signed, what is still open and what never ends", () => {
    expect(tell()).toContain("1,200 URLs signed here");
    expect(tell()).toContain("3 URLs of these are still within the time given. 1 of them never ends.");
    expect(tell({ openCount: 0, endlessCount: 0 })).toContain("All of them have ended");
  });

  it("always says that what was signed elsewhere is unknown", () => {
    for (const given of [{}, { signed: null }]) expect(tell(given)).toContain("signed elsewhere with web is not known");
  });

  it("does not call a part of the log the whole", () => {
    expect(tell()).not.toContain("older ones");
    expect(tell({ isWhole: false })).toContain("older ones");
  });
});
