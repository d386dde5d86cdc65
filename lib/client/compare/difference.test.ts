import { describe, expect, it } from "vitest";
import { toDifference } from "./difference";
import type { Pixels } from "./to-luma";

const row = (...colours: readonly (readonly [number, number, number])[]): Pixels => ({
  widthPx: colours.length,
  heightPx: 1,
  rgba: Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255])),
});
const plain = { gain: 1, threshold: 0 };

describe("toDifference", () => {
  it("is black and says none for equal pictures", () => {
    const same = row([1, 2, 3], [250, 0, 9]);
    const { pixels, changedPart, most } = toDifference(same, same, plain);
    expect([...pixels.rgba]).toEqual([0, 0, 0, 255, 0, 0, 0, 255]);
    expect([changedPart, most]).toEqual([0, 0]);
  });

  it("shows each channel's distance, whichever is larger", () => {
    const { pixels } = toDifference(row([10, 20, 30]), row([15, 10, 30]), plain);
    expect([...pixels.rgba]).toEqual([5, 10, 0, 255]);
  });

  it("multiplies by the gain and stops at white; the largest is told before the gain", () => {
    const { pixels, most } = toDifference(row([0, 0, 0]), row([3, 40, 0]), { gain: 8, threshold: 0 });
    expect([...pixels.rgba]).toEqual([24, 255, 0, 255]);
    expect(most).toBe(40);
  });

  it("leaves out what is not above the threshold, and counts the rest", () => {
    const black = row([0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]);
    const other = row([4, 0, 0], [5, 1, 0], [0, 0, 0], [0, 0, 90]);
    const { pixels, changedPart } = toDifference(black, other, { gain: 1, threshold: 4 });
    expect([...pixels.rgba].filter((_, at) => at % 4 === 0)).toEqual([0, 5, 0, 0]);
    expect(changedPart).toBe(0.5);
  });

  it("refuses pictures of different sizes", () => {
    expect(() => toDifference(row([0, 0, 0]), row([0, 0, 0], [0, 0, 0]), plain)).toThrow(RangeError);
  });
});
