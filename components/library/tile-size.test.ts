import { describe, expect, it } from "vitest";
import { fitInside, rowHeightClass, toRowHeightPx } from "./tile-size";

describe("fitInside", () => {
  it("shows a panorama whole", () => {
    expect(fitInside({ widthPx: 20_480, heightPx: 1600 }, { widthPx: 640, heightPx: 200 })).toEqual({
      widthPx: 640,
      heightPx: 50,
    });
  });

  it("never enlarges a small picture", () => {
    expect(fitInside({ widthPx: 64, heightPx: 48 }, { widthPx: 288, heightPx: 216 })).toEqual({
      widthPx: 64,
      heightPx: 48,
    });
  });

  it("leaves no hairline where shapes agree but for rounding", () => {
    expect(fitInside({ widthPx: 3000, heightPx: 2001 }, { widthPx: 324, heightPx: 216 })).toEqual({
      widthPx: 324,
      heightPx: 216,
    });
  });

  it("fills the box where the size is unknown", () => {
    expect(fitInside({ widthPx: 0, heightPx: 0 }, { widthPx: 100, heightPx: 100 })).toEqual({
      widthPx: 100,
      heightPx: 100,
    });
  });
});

describe("toRowHeightPx", () => {
  it("gives larger grids higher rows", () => {
    expect([320, 800, 1400].map(toRowHeightPx)).toEqual([92, 148, 176]);
  });

  it("says to the style sheet what it says to scripts", () => {
    const steps = [...rowHeightClass.matchAll(/(?:@min-\[(\d+)px\]:)?\[--row-height:(\d+)px\]/gu)];
    expect(steps).toHaveLength(3);
    for (const [, fromWidthPx = "0", heightPx] of steps) {
      expect(toRowHeightPx(Number(fromWidthPx))).toBe(Number(heightPx));
      if (fromWidthPx !== "0") expect(toRowHeightPx(Number(fromWidthPx) - 1)).toBeLessThan(Number(heightPx));
    }
  });
});
