import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { allowedLoaders, everyLoader } from "@/lib/decoders/picture-loaders";
import { Refusal } from "@/lib/sandbox/refusal";
import type { MeasureAnswer, MeasureJob } from "./measure-answer";

const thumbBoxPx = 100;

const formats: Readonly<Record<string, MeasureAnswer["format"]>> = {
  jpeg: "jpeg",
  png: "png",
  webp: "webp",
  gif: "gif",
};

/** Only these loaders exist from here on, and only from memory: a path would let a file read its neighbours. */
export const limitLoaders = (): void => {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: [everyLoader] });
  sharp.unblock({ operation: [...allowedLoaders] });
};

const readHeader = async (bytes: Buffer) => {
  try {
    // Counting frames needs all pages; without a limit, because the limits are checked by the caller, with figures.
    return await sharp(bytes, { pages: -1, limitInputPixels: false, failOn: "none" }).metadata();
  } catch (cause) {
    throw new Refusal("broken", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const toThumbhash = async (bytes: Buffer, maxAreaPx: number): Promise<string> => {
  try {
    const { data, info } = await sharp(bytes, { pages: 1, limitInputPixels: maxAreaPx, failOn: "none" })
      .rotate()
      .resize({ width: thumbBoxPx, height: thumbBoxPx, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
  } catch (cause) {
    throw new Refusal("broken", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

/** Header first; pixels only of pictures within the bounds. Throws a Refusal: `not-an-image` or `broken`. */
export const measureSource = async (
  bytes: Buffer,
  { maxSidePx, maxAreaPx }: Omit<MeasureJob, "work">,
): Promise<MeasureAnswer> => {
  const header = await readHeader(bytes);
  const format = formats[header.format];
  if (format === undefined) throw new Refusal("not-an-image", `${header.format} is not accepted`);
  const frames = header.pages ?? 1;
  const storedHeightPx = header.pageHeight ?? header.height;
  const isTurned = (header.orientation ?? 1) >= 5;
  const widthPx = isTurned ? storedHeightPx : header.width;
  const heightPx = isTurned ? header.width : storedHeightPx;
  const isWithin = Math.max(widthPx, heightPx) <= maxSidePx && widthPx * heightPx * frames <= maxAreaPx;
  return { format, widthPx, heightPx, frames, thumbhash: isWithin ? await toThumbhash(bytes, maxAreaPx) : null };
};
