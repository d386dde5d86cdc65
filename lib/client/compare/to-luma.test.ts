import { describe, expect, it } from "vitest";
import { toLuma } from "./to-luma";

const lumaOf = (...rgb: readonly number[]): number | undefined =>
  toLuma({ widthPx: 1, heightPx: 1, rgba: Uint8ClampedArray.from([...rgb, 255]) }).values[0];

describe("toLuma", () => {
  it("weighs the primaries as the standard does", () => {
    expect([lumaOf(255, 0, 0), lumaOf(0, 255, 0), lumaOf(0, 0, 255)]).toEqual([76, 150, 29]);
  });

  it("keeps greys as they are", () => {
    for (const grey of [0, 1, 127, 254, 255]) expect(lumaOf(grey, grey, grey)).toBe(grey);
  });
});
