import type { Luma } from "./ssim";

export type Pixels = Readonly<{ widthPx: number; heightPx: number; rgba: Uint8ClampedArray }>;

/** Brightness of opaque pixels, rounded to a byte. Source: ITU-R BT.601, as the measure's authors use. */
export const toLuma = ({ widthPx, heightPx, rgba }: Pixels): Luma => {
  const values = new Uint8Array(widthPx * heightPx);
  for (let at = 0, from = 0; at < values.length; at += 1, from += 4) {
    const [red, green, blue] = [rgba[from] ?? 0, rgba[from + 1] ?? 0, rgba[from + 2] ?? 0];
    values[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return { widthPx, heightPx, values };
};
