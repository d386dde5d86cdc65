import { describe, expect, it } from "vitest";
import { type Luma, ssim } from "./ssim";

const paint = (widthPx: number, heightPx: number, at: (x: number, y: number) => number): Luma => ({
  widthPx,
  heightPx,
  values: Uint8Array.from({ length: widthPx * heightPx }, (_, index) =>
    at(index % widthPx, Math.floor(index / widthPx)),
  ),
});
const texture = (x: number, y: number): number => (x * 37 + y * 91 + ((x * y) % 17) * 13) % 256;

describe("ssim", () => {
  it("is 1 for equal pictures", () => {
    expect(ssim(paint(64, 48, texture), paint(64, 48, texture))).toBe(1);
  });

  it("is the luminance term alone for flat pictures", () => {
    // (2ab + c1) / (a^2 + b^2 + c1) with a = 100, b = 120, c1 = 6.5025
    const expected = (2 * 100 * 120 + 6.5025) / (100 ** 2 + 120 ** 2 + 6.5025);
    expect(
      ssim(
        paint(16, 16, () => 100),
        paint(16, 16, () => 120),
      ),
    ).toBeCloseTo(expected, 12);
  });

  it("is near -1 for a checkerboard and its negative", () => {
    const board = (x: number, y: number): number => ((x + y) % 2) * 255;
    // Equal means, covariance = -variance: (c2 - 2v) / (c2 + 2v) with v = 127.5^2
    const variance = 127.5 ** 2;
    const c2 = (0.03 * 255) ** 2;
    const negative = paint(32, 32, (x, y) => 255 - board(x, y));
    expect(ssim(paint(32, 32, board), negative)).toBeCloseTo((c2 - 2 * variance) / (c2 + 2 * variance), 12);
  });

  it("falls with noise and is the same both ways round", () => {
    const base = paint(64, 64, (x, y) => 100 + ((x + y) % 50));
    const noisy = (strength: number): Luma =>
      paint(64, 64, (x, y) => 100 + ((x + y) % 50) + (texture(x, y) % strength));
    expect(ssim(base, noisy(10))).toBeGreaterThan(ssim(base, noisy(60)));
    expect(ssim(base, noisy(30))).toBe(ssim(noisy(30), base));
  });

  it("refuses pictures of different sizes and of less than a window", () => {
    expect(() => ssim(paint(16, 16, texture), paint(16, 17, texture))).toThrow(RangeError);
    expect(() => ssim(paint(7, 16, texture), paint(7, 16, texture))).toThrow(RangeError);
  });
});
