import sharp from "sharp";
import { expect } from "vitest";
import type { RenderPlan } from "../plan/plan";
import { inspectSource } from "./inspect-source";
import { renderDerivative } from "./render-derivative";
import { planOf } from "./test-plan";

export type Rgb = readonly [number, number, number];

export const red: Rgb = [220, 20, 20];
export const green: Rgb = [20, 200, 20];
export const blue: Rgb = [20, 20, 220];
export const yellow: Rgb = [230, 220, 20];
export const white: Rgb = [255, 255, 255];

export const paint = (
  widthPx: number,
  heightPx: number,
  colorAt: (x: number, y: number) => readonly number[],
): Buffer =>
  Buffer.from(
    Array.from({ length: widthPx * heightPx }, (_, at) => colorAt(at % widthPx, Math.floor(at / widthPx))).flat(),
  );

/** Red, green over blue, yellow, 80 x 40: no turn and no mirror image looks like another. */
export const corners = (): Promise<Buffer> => {
  const pixels = paint(80, 40, (x, y) => [...(y < 20 ? (x < 40 ? red : green) : x < 40 ? blue : yellow)]);
  return sharp(pixels, { raw: { width: 80, height: 40, channels: 3 } })
    .png()
    .toBuffer();
};

export const rgba = (color: Rgb, alpha = 1) => ({ red: color[0], green: color[1], blue: color[2], alpha });

export type Given = Partial<RenderPlan>;

export const render = async (bytes: Buffer, given: Given) => {
  const facts = await inspectSource(bytes);
  const size = { widthPx: facts.widthPx, heightPx: facts.heightPx };
  return renderDerivative(bytes, { plan: planOf(given.scaled ?? size, given), facts });
};

/** Reads colours at places given as shares of the sides. */
export const look = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => {
    const left = Math.min(info.width - 1, Math.floor(x * info.width));
    const top = Math.min(info.height - 1, Math.floor(y * info.height));
    const start = (top * info.width + left) * 4;
    return [...data.subarray(start, start + 4)];
  };
  return { size: [info.width, info.height], at };
};

export const expectColor = (found: readonly number[], wanted: readonly number[], tolerance = 3): void => {
  const isNear = wanted.every((value, at) => Math.abs((found[at] ?? 0) - value) <= tolerance);
  expect(isNear, `${found.join()} is not ${wanted.join()}`).toBe(true);
};

/** The four corners from top left, clockwise from the top right on. */
export const expectCorners = async (bytes: Buffer, wanted: readonly [Rgb, Rgb, Rgb, Rgb]): Promise<void> => {
  const { at } = await look(bytes);
  expectColor(at(0.1, 0.1), wanted[0], 10);
  expectColor(at(0.9, 0.1), wanted[1], 10);
  expectColor(at(0.9, 0.9), wanted[2], 10);
  expectColor(at(0.1, 0.9), wanted[3], 10);
};
