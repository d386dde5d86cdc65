import { describe, expect, it } from "vitest";
import { toDurationWords } from "./duration-words";

describe("toDurationWords", () => {
  it("says durations in the largest whole unit", () => {
    expect([3600, 7200, 86_400, 604_800, 31_536_000].map(toDurationWords)).toEqual([
      "1 hour",
      "2 hours",
      "1 day",
      "7 days",
      "1 year",
    ]);
    expect(toDurationWords(5400)).toBe("1.5 hours");
    expect(toDurationWords(90)).toBe("90 seconds");
  });
});
