import { describe, expect, it } from "vitest";
import { samples } from "./sample-pictures";
import { createRandom } from "./sample-random";

describe("the sample pictures", () => {
  it("are twelve, each of its own name, in every shape and format a library holds", () => {
    expect(new Set(samples.map((sample) => sample.filename)).size).toBe(12);
    expect(new Set(samples.map((sample) => sample.type))).toEqual(new Set(["image/jpeg", "image/png", "image/webp"]));
    const ratios = samples.map((sample) => (sample.widthPx / sample.heightPx).toFixed(2));
    expect(new Set(ratios)).toEqual(new Set(["1.78", "1.50", "1.00", "0.67", "3.00", "0.50"]));
  });

  it("are painted from numbers that follow from the seed alone", () => {
    const draw = (seed: number) => Array.from({ length: 50 }, createRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7).every((number) => number >= 0 && number < 1)).toBe(true);
  });
});
