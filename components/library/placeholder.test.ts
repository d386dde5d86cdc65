import { rgbaToThumbHash } from "thumbhash";
import { describe, expect, it } from "vitest";
import { findAverageColour, findPlaceholder, isTransparent } from "./placeholder";

const flatHash = (colour: readonly number[]): string => {
  const pixels = Uint8Array.from({ length: 8 * 8 * 4 }, (_, index) => [...colour, 255][index % 4] ?? 0);
  return Buffer.from(rgbaToThumbHash(8, 8, pixels)).toString("base64");
};

const hashOf = (alpha: number): string => {
  const pixels = Uint8Array.from({ length: 8 * 8 * 4 }, (_, index) => (index % 4 === 3 ? alpha : (index * 7) % 256));
  return Buffer.from(rgbaToThumbHash(8, 8, pixels)).toString("base64");
};

describe("findPlaceholder", () => {
  it("draws a PNG from a thumbhash, the same one each time", () => {
    const first = findPlaceholder(hashOf(255));
    expect(first).toMatch(/^data:image\/png;base64,/);
    expect(findPlaceholder(hashOf(255))).toBe(first);
  });

  it("draws nothing from nothing or from text that is no hash", () => {
    expect(findPlaceholder("")).toBeUndefined();
    expect(findPlaceholder("%%%")).toBeUndefined();
  });
});

describe("isTransparent", () => {
  it("tells see-through from opaque", () => {
    expect(isTransparent(hashOf(255))).toBe(false);
    expect(isTransparent(hashOf(120))).toBe(true);
    expect(isTransparent("%%%")).toBe(false);
    expect(isTransparent("")).toBe(true);
  });
});

describe("findAverageColour", () => {
  it("names the colour of a flat picture, within what a thumbhash can hold", () => {
    const colour = [200, 120, 40];
    const found = (/^rgb\((\d+) (\d+) (\d+)\)$/.exec(findAverageColour(flatHash(colour)) ?? "") ?? []).slice(1);
    expect(found).toHaveLength(3);
    for (const [channel, value] of found.entries()) {
      expect(Math.abs(Number(value) - (colour[channel] ?? 0))).toBeLessThanOrEqual(8);
    }
  });

  it("names none for nothing or for text that is no hash", () => {
    expect(findAverageColour("")).toBeUndefined();
    expect(findAverageColour("%%%")).toBeUndefined();
  });
});
