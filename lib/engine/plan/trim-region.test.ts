import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toTrimRegion } from "./trim-region";
import type { SideTrim } from "./transform-options";

const source = { widthPx: 200, heightPx: 100 };
const toText = (trim: SideTrim, dpr = 1): string => {
  const { leftPx, topPx, widthPx, heightPx } = toTrimRegion(source, trim, dpr);
  return `${leftPx},${topPx} ${widthPx}x${heightPx}`;
};

describe("toTrimRegion", () => {
  it.each<[SideTrim, string]>([
    [{ top: 10, right: 20, bottom: 30, left: 40 }, "40,10 140x60"],
    [{ left: 40 }, "40,0 160x100"],
    [{ right: 40 }, "0,0 160x100"],
    [{ top: 0.1, left: 0.25 }, "50,10 150x90"],
    [{ bottom: 0.999 }, "0,0 200x0"],
    [{ width: 50, height: 20 }, "0,0 50x20"],
    [{ left: 30, width: 50 }, "30,0 50x100"],
    [{ right: 30, width: 50 }, "120,0 50x100"],
    [{ left: 30, right: 5, width: 50 }, "30,0 50x100"],
    [{ left: 180, width: 50 }, "180,0 20x100"],
    [{ width: 5000 }, "0,0 200x100"],
    [{ width: 0.5, height: 0.5, left: 0.25, top: 0.25 }, "50,25 100x50"],
    [{}, "0,0 200x100"],
  ])("keeps of 200 x 100 under %j: %s", (trim, expected) => {
    if (expected.endsWith("x0")) expect(() => toText(trim)).toThrow(/leaves nothing of a picture of 200 x 100/);
    else expect(toText(trim)).toBe(expected);
  });

  it("counts pixels, but not shares, by the device pixel ratio", () => {
    expect(toText({ top: 10, left: 0.25 }, 2)).toBe("50,20 150x80");
    expect(toText({ width: 50 }, 1.5)).toBe("0,0 75x100");
  });

  it.each<[SideTrim]>([
    [{ left: 200 }],
    [{ left: 100, right: 100 }],
    [{ top: 99, bottom: 1 }],
    [{ left: 100_000 }],
    [{ width: 0 }],
    [{ left: 200, width: 10 }],
  ])("refuses %j, of which nothing would be left", (trim) => {
    expect(() => toText(trim)).toThrow(expect.objectContaining({ code: 9401 }));
  });

  it("never leaves the picture", () => {
    const length = fc.oneof(
      fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000),
      fc.integer({ min: 1, max: 9999 }),
    );
    const trim: fc.Arbitrary<SideTrim> = fc.record(
      { top: length, right: length, bottom: length, left: length, width: length, height: length },
      { requiredKeys: [] },
    );
    const side = fc.integer({ min: 1, max: 12_000 });
    const size = fc.record({ widthPx: side, heightPx: side });
    fc.assert(
      fc.property(size, trim, fc.double({ min: 1, max: 2, noNaN: true }), (of, given, dpr) => {
        const { widthPx, heightPx } = of;
        try {
          const kept = toTrimRegion(of, given, dpr);
          expect(Math.min(kept.leftPx, kept.topPx)).toBeGreaterThanOrEqual(0);
          expect(Math.min(kept.widthPx, kept.heightPx)).toBeGreaterThanOrEqual(1);
          expect(kept.leftPx + kept.widthPx).toBeLessThanOrEqual(widthPx);
          expect(kept.topPx + kept.heightPx).toBeLessThanOrEqual(heightPx);
        } catch (error) {
          expect(error).toMatchObject({ code: 9401 });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
