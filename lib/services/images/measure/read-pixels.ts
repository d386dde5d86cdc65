import sharp, { type Sharp } from "sharp";
import { sniffFormat } from "@/lib/pictures/sniff-format";
import { Refusal } from "@/lib/sandbox/refusal";
import { readHeic } from "./read-heic";

export type Box = Readonly<{ sidePx: number; maxAreaPx: number }>;

/** Red, green, blue and alpha of each pixel. */
export type Pixels = Readonly<{ bytes: Buffer; widthPx: number; heightPx: number }>;

const scaleInto = (sidePx: number, pixels: Sharp): Sharp =>
  pixels.rotate().resize({ width: sidePx, height: sidePx, fit: "inside", withoutEnlargement: true });

const openScaled = async (bytes: Buffer, { sidePx, maxAreaPx }: Box): Promise<Sharp> => {
  const scale = (pixels: Sharp): Sharp => scaleInto(sidePx, pixels);
  if (sniffFormat(bytes) === "heic") return readHeic(bytes, scale);
  return scale(sharp(bytes, { pages: 1, limitInputPixels: maxAreaPx, failOn: "none" }));
};

/** The first frame as it is seen, scaled into a square, in sRGB. Throws a Refusal `broken`. */
export const readPixels = async (bytes: Buffer, box: Box): Promise<Pixels> => {
  try {
    const scaled = await openScaled(bytes, box);
    const { data, info } = await scaled.toColourspace("srgb").ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return { bytes: data, widthPx: info.width, heightPx: info.height };
  } catch (cause) {
    throw new Refusal("broken", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const opaqueLeast = 128;

/** Calls `use` with each pixel that can be seen. */
export const eachVisiblePixel = (pixels: Buffer, use: (red: number, green: number, blue: number) => void): void => {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) >= opaqueLeast) use(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
  }
};
