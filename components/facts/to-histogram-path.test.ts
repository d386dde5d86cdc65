import { describe, expect, it } from "vitest";
import { toHistogramPath, toPercentBetween, toSteps } from "./to-histogram-path";

const levelsOf = (entries: Record<number, number>) => Array.from({ length: 256 }, (_, level) => entries[level] ?? 0);

describe("toSteps", () => {
  it("loses no pixel and keeps the order of the levels", () => {
    const steps = toSteps(levelsOf({ 0: 5, 3: 1, 4: 2, 255: 9 }));
    expect(steps).toHaveLength(64);
    expect([steps[0], steps[1], steps[63]]).toEqual([6, 2, 9]);
  });
});

describe("toHistogramPath", () => {
  it("reaches the top at the greatest count and the ground at none", () => {
    expect(toHistogramPath([4, 0, 1], 4)).toBe("M0 100L0 0L1 0L1 100L2 100L2 50L3 50L3 100Z");
  });

  it("never leaves its box, and lies flat for a picture without opaque pixels", () => {
    expect(toHistogramPath([9], 4)).toBe("M0 100L0 0L1 0L1 100Z");
    expect(toHistogramPath([0, 0], 0)).toBe("M0 100L0 100L1 100L1 100L2 100L2 100Z");
  });
});

describe("toPercentBetween", () => {
  it("counts from one level up to before the other", () => {
    const levels = levelsOf({ 0: 1, 31: 1, 32: 2 });
    expect(toPercentBetween(levels, 0, 32)).toBe(50);
    expect(toPercentBetween(levelsOf({}), 0, 32)).toBe(0);
  });
});
