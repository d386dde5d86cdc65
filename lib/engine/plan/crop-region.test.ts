import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCrop } from "./crop-region";
import type { Region, Size } from "./plan";
import type { Gravity } from "./transform-options";

const scaled = { widthPx: 300, heightPx: 200 };
const cut = { widthPx: 100, heightPx: 50 };

describe("findCrop", () => {
  it.each<[Gravity | undefined, number, number]>([
    [undefined, 100, 75],
    ["center", 100, 75],
    ["left", 0, 75],
    ["right", 200, 75],
    ["top", 100, 0],
    ["bottom", 100, 150],
    [{ x: 0, y: 0 }, 0, 0],
    [{ x: 1, y: 1 }, 200, 150],
    [{ x: 0.25, y: 0.5 }, 50, 75],
    [{ x: 0.5, y: 0.5, mode: "box-center" }, 100, 75],
    [{ x: 0.25, y: 0.25, mode: "box-center" }, 25, 25],
    [{ x: 0, y: 1, mode: "box-center" }, 0, 150],
  ])("places %j at %i, %i", (gravity, leftPx, topPx) => {
    expect(findCrop(scaled, cut, gravity)).toEqual({ leftPx, topPx, ...cut });
  });

  it.each([
    ["auto", "attention"],
    ["face", "attention"],
    ["entropy", "entropy"],
  ] as const)("leaves the place for %s to the decoder", (gravity, expected) => {
    expect(findCrop(scaled, cut, gravity)).toEqual({ gravity: expected, ...cut });
  });

  it("is no step when nothing is left over", () => {
    expect(findCrop(scaled, { ...scaled }, "auto")).toBeUndefined();
  });

  it("stays inside the picture wherever the point lies", () => {
    const side = fc.integer({ min: 1, max: 12_000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const point = fc.record(
      { x: share, y: share, mode: fc.constantFrom("box-center" as const) },
      { requiredKeys: ["x", "y"] },
    );
    fc.assert(
      fc.property(fc.tuple(side, side), point, share, ([width, height], gravity, part) => {
        const whole: Size = { widthPx: width, heightPx: height };
        const small: Size = { widthPx: Math.ceil(width * part) || 1, heightPx: Math.ceil(height * part) || 1 };
        const crop = findCrop(whole, small, gravity) as Region | undefined;
        if (crop === undefined) return;
        expect(crop.leftPx).toBeGreaterThanOrEqual(0);
        expect(crop.topPx).toBeGreaterThanOrEqual(0);
        expect(crop.leftPx + crop.widthPx).toBeLessThanOrEqual(width);
        expect(crop.topPx + crop.heightPx).toBeLessThanOrEqual(height);
      }),
    );
  });
});
