import { describe, expect, it } from "vitest";
import {
  findPixel,
  moveBy,
  toHeld,
  toPercent,
  toPicturePoint,
  toRect,
  toTrueSize,
  wholePicture,
  zoomAt,
  type Shape,
} from "./framing";

const large: Shape = { widthPx: 4000, heightPx: 3000 };
const small: Shape = { widthPx: 400, heightPx: 300 };
const surface = { box: { widthPx: 800, heightPx: 600 }, dpr: 2 };
const { box } = surface;

describe("framing", () => {
  it("lays pictures of one shape on each other, whatever their size", () => {
    const framing = { x: 0.3, y: 0.6, zoom: 5 };
    expect(toRect(framing, large, box)).toEqual(toRect(framing, small, box));
  });

  it("shows a picture whole and in the middle at first", () => {
    expect(toRect(wholePicture, { widthPx: 1000, heightPx: 1000 }, box)).toEqual({
      x: 100,
      y: 0,
      width: 600,
      height: 600,
    });
  });

  it("says per cent of each picture's own pixels, counted in pixels of the screen", () => {
    expect(toPercent(wholePicture, large, surface)).toBeCloseTo(40);
    expect(toPercent(wholePicture, small, surface)).toBeCloseTo(400);
    expect(toPercent(toTrueSize(wholePicture, large, surface), large, surface)).toBeCloseTo(100);
  });

  it("keeps the detail under the pointer while it zooms", () => {
    const at = { x: 500, y: 350 };
    const before = toPicturePoint(at, toRect(wholePicture, large, box));
    const after = toPicturePoint(
      at,
      toRect(zoomAt(wholePicture, { factor: 3, at, shape: large, surface }), large, box),
    );
    expect(after.x).toBeCloseTo(before.x, 10);
    expect(after.y).toBeCloseTo(before.y, 10);
  });

  it("moves with the hand, pixel for pixel", () => {
    const framing = { x: 0.5, y: 0.5, zoom: 4 };
    const moved = moveBy(framing, { by: { x: 30, y: -20 }, shape: large, surface });
    const [from, to] = [toRect(framing, large, box), toRect(moved, large, box)];
    expect(to.x - from.x).toBeCloseTo(30);
    expect(to.y - from.y).toBeCloseTo(-20);
  });

  it("never leaves the picture, nor comes nearer than 64 pixels of the screen to one of it", () => {
    const corner = toHeld({ x: -5, y: 9, zoom: 4 }, large, surface);
    expect(toRect(corner, large, box).x).toBeCloseTo(0);
    expect(toRect(corner, large, box).y).toBeCloseTo(600 - 2400);
    expect(toHeld({ x: 0, y: 1, zoom: 0.1 }, large, surface)).toEqual(wholePicture);
    expect(toPercent(toHeld({ ...wholePicture, zoom: 1e9 }, large, surface), large, surface)).toBeCloseTo(6400);
  });

  it("finds the pixel under a place, and none beside the picture", () => {
    expect(findPixel({ x: 0, y: 0.9999 }, small)).toEqual({ x: 0, y: 299 });
    expect(findPixel({ x: 1, y: 0.5 }, small)).toBeUndefined();
    expect(findPixel({ x: 0.5, y: -0.001 }, small)).toBeUndefined();
  });

  it("withstands a picture without a size", () => {
    const { width } = toRect(wholePicture, { widthPx: 0, heightPx: 0 }, box);
    expect(Number.isFinite(width)).toBe(true);
  });
});
