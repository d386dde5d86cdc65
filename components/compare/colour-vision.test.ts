import { describe, expect, it } from "vitest";
import { colourVisionMatrices, toFilterValues } from "./colour-vision";

describe("colour vision", () => {
  it.each(Object.entries(colourVisionMatrices))("leaves greys as they are: %s", (_, matrix) => {
    for (const row of matrix) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  it("makes red and green of one luminance alike without the green cones", () => {
    const [red, green] = colourVisionMatrices.deuteranopia;
    // The two rows weigh red and green nearly alike: what tells them apart is gone.
    expect(Math.abs((red[0] ?? 0) - (green[0] ?? 0))).toBeLessThan(0.1);
  });

  it("fills the twenty values of the filter and keeps alpha", () => {
    const values = toFilterValues(colourVisionMatrices.tritanopia).split(" ").map(Number);
    expect(values).toHaveLength(20);
    expect(values.slice(15)).toEqual([0, 0, 0, 1, 0]);
  });
});
