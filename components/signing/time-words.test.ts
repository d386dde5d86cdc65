import { describe, expect, it } from "vitest";
import { toSpanWords } from "./time-words";

describe("toSpanWords", () => {
  it.each([
    [0, "0 s"],
    [-5000, "0 s"],
    [999, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [3_599_000, "59 min 59 s"],
    [3_600_000, "1 h"],
    [86_399_000, "23 h 59 min"],
    [86_400_000, "1 day"],
    [2 * 86_400_000 + 3 * 3_600_000 + 59_000, "2 days 3 h"],
    [400 * 86_400_000, "400 days"],
  ])("says of %i ms: %s", (spanMs, words) => {
    expect(toSpanWords(spanMs)).toBe(words);
  });
});
