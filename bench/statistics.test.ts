import { describe, expect, it } from "vitest";
import { median, percentile, slope } from "./statistics";

describe("statistics", () => {
  it("takes the middle, whatever the order", () => {
    expect([median([9, 1, 5]), median([4, 1, 3, 2]), median([])]).toEqual([5, 2.5, Number.NaN]);
  });

  it("takes percentiles between neighbours", () => {
    expect([percentile([10, 20, 30], 0), percentile([10, 20, 30], 0.75), percentile([10, 20, 30], 1)]).toEqual([
      10, 25, 30,
    ]);
  });

  it("finds the rise of a line through noise that cancels out", () => {
    expect(slope([0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x })))).toBe(2);
    expect(
      slope([
        { x: 0, y: 1 },
        { x: 0, y: 3 },
        { x: 1, y: 2 },
        { x: 1, y: 4 },
      ]),
    ).toBe(1);
  });
});
