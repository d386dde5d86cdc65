import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { openHeic } from "@/lib/decoders/heic/open-heic";
import { sanitiseSvg } from "@/lib/decoders/svg/sanitise-svg";
import { sniffFormat } from "@/lib/pictures/sniff-format";
import { Refusal } from "@/lib/sandbox/refusal";
import type { MeasureAnswer, MeasureJob } from "./measure-answer";
import { readPixels } from "./read-pixels";

const thumbBoxPx = 100;

type Measures = Omit<MeasureAnswer, "thumbhash">;
type Bounds = Omit<MeasureJob, "work">;

const formats: Readonly<Record<string, Measures["format"]>> = { jpeg: "jpeg", png: "png", webp: "webp", gif: "gif" };

const readHeader = async (bytes: Buffer) => {
  try {
    // Counting frames needs all pages; without a limit, because the limits are checked by the caller, with figures.
    return await sharp(bytes, { pages: -1, limitInputPixels: false, failOn: "none" }).metadata();
  } catch (cause) {
    throw new Refusal("broken", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const measureRaster = async (bytes: Buffer): Promise<Measures> => {
  const header = await readHeader(bytes);
  const format = formats[header.format];
  if (format === undefined) throw new Refusal("not-an-image", `${header.format} is not accepted`);
  const storedHeightPx = header.pageHeight ?? header.height;
  const isTurned = (header.orientation ?? 1) >= 5;
  return {
    format,
    widthPx: isTurned ? storedHeightPx : header.width,
    heightPx: isTurned ? header.width : storedHeightPx,
    frames: header.pages ?? 1,
  };
};

const measureHeic = async (bytes: Buffer): Promise<Measures> => {
  const { widthPx, heightPx } = await openHeic(bytes);
  return { format: "heic", widthPx, heightPx, frames: 1 };
};

const toThumbhash = async (bytes: Buffer, maxAreaPx: number): Promise<string> => {
  const pixels = await readPixels(bytes, { sidePx: thumbBoxPx, maxAreaPx });
  return Buffer.from(rgbaToThumbHash(pixels.widthPx, pixels.heightPx, pixels.bytes)).toString("base64");
};

const isWithin = ({ widthPx, heightPx, frames }: Measures, { maxSidePx = Infinity, maxAreaPx }: Bounds): boolean =>
  Math.max(widthPx, heightPx) <= maxSidePx && widthPx * heightPx * frames <= maxAreaPx;

/**
 * Header first; pixels only of pictures within the bounds. A drawing is measured as it is once cleaned, by the text
 * alone. Throws a Refusal: `not-an-image`, `too-complex` or `broken`.
 */
export const measureSource = async (bytes: Buffer, bounds: Bounds): Promise<MeasureAnswer> => {
  const sniffed = sniffFormat(bytes);
  if (sniffed === "svg") return { format: "svg", ...sanitiseSvg(bytes).size, frames: 1, thumbhash: "" };
  const measures = await (sniffed === "heic" ? measureHeic : measureRaster)(bytes);
  return { ...measures, thumbhash: isWithin(measures, bounds) ? await toThumbhash(bytes, bounds.maxAreaPx) : null };
};
