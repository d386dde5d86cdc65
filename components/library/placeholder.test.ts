import { rgbaToThumbHash } from "thumbhash";
import { describe, expect, it } from "vitest";
import { findPlaceholder, isTransparent } from "./placeholder";

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
  });
});
