import sharp from "sharp";
import { Refusal } from "@/lib/sandbox/refusal";

const boxPx = 512;

/** Red, green, blue and alpha of each pixel, the picture scaled into 512 x 512. Throws a Refusal `broken`. */
export const readPixels = async (bytes: Buffer, maxAreaPx: number): Promise<Buffer> => {
  try {
    return await sharp(bytes, { pages: 1, limitInputPixels: maxAreaPx, failOn: "none" })
      .rotate()
      .resize({ width: boxPx, height: boxPx, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer();
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
