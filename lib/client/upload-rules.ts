import { acceptedFormats, uploadLimits } from "@/lib/contracts/upload-limits";
import {
  findPictureSize,
  sniffPictureFormat,
  type ByteReader,
  type PictureSize,
  type SniffedFormat,
} from "./picture-header";
import { toCountText } from "./figure-words";
import { toPlainName } from "./plain-name";

type UploadRule = "empty" | "size" | "format" | "side" | "area";

/** Why a file is not sent at all. `sentence` names the file, the limit, the figure and the way out. */
export type UploadRefusal = { rule: UploadRule; sentence: string };

type NamedFile = Pick<File, "name" | "size" | "slice">;

/**
 * Judges a file by the service's limits before a byte is sent. What the header does not tell is
 * left to the server. Throws what the browser throws when the file can no longer be read.
 */
export async function findUploadRefusal(file: NamedFile): Promise<UploadRefusal | undefined> {
  if (file.size === 0) return refuse(file, "empty", "the file is empty. Choose another one.");
  const read: ByteReader = async (fromByte, lengthBytes) =>
    new Uint8Array(await file.slice(fromByte, fromByte + lengthBytes).arrayBuffer());
  const format = await sniffPictureFormat(read);
  const byFormat = findFormatRefusal(file, format);
  if (byFormat) return byFormat;
  if (file.size > uploadLimits.fileBytes) {
    const figure = `the file is ${toMegabytes(file.size)}, the limit is ${fileLimit}.`;
    return refuse(file, "size", `${figure} Make it smaller and try again.`);
  }
  const size = await findPictureSize(format, read);
  return size && findPixelRefusal(file, format, size);
}

const foreignNames: Readonly<Partial<Record<SniffedFormat, string>>> = {
  avif: "AVIF",
  heic: "HEIC",
  svg: "SVG",
  tiff: "TIFF",
  bmp: "BMP",
  "jpeg-xl": "JPEG XL",
  psd: "Photoshop files",
};
const foreignThings: Readonly<Partial<Record<SniffedFormat, string>>> = {
  pdf: "it is a PDF document, not a picture.",
  video: "it is a video or a sound, not a picture.",
  zip: "it is an archive, not a picture. Unpack it first.",
};

function findFormatRefusal(file: NamedFile, format: SniffedFormat): UploadRefusal | undefined {
  if (acceptedFormats.some((accepted) => accepted === format)) return undefined;
  const name = foreignNames[format];
  if (name !== undefined) {
    const verb = format === "psd" ? "are" : "is";
    const target = format === "svg" || format === "bmp" ? "PNG" : "JPEG";
    return refuse(file, "format", `${name} ${verb} not accepted yet. Convert it to ${target} and try again.`);
  }
  const thing = foreignThings[format] ?? "it is not a JPEG, PNG, WebP or GIF picture.";
  return refuse(file, "format", thing);
}

function findPixelRefusal(file: NamedFile, format: SniffedFormat, size: PictureSize): UploadRefusal | undefined {
  const longestPx = Math.max(size.widthPx, size.heightPx);
  const remedy = "Scale it down and try again.";
  // The service measures sides of every format but WebP and AVIF.
  if (format !== "webp" && longestPx > uploadLimits.sidePx) {
    const figures = `a side of ${toCountText(longestPx)} px is over the limit of ${toCountText(uploadLimits.sidePx)} px.`;
    return refuse(file, "side", `${figures} ${remedy}`);
  }
  const areaPx = size.widthPx * size.heightPx;
  if (areaPx <= uploadLimits.areaPx) return undefined;
  const pixels = `${toCountText(size.widthPx)} × ${toCountText(size.heightPx)}`;
  const figures = `${pixels} is ${toMegapixels(areaPx)}, the limit is ${toMegapixels(uploadLimits.areaPx)}.`;
  return refuse(file, "area", `${figures} ${remedy}`);
}

const refuse = (file: NamedFile, rule: UploadRule, reason: string): UploadRefusal => ({
  rule,
  sentence: `Cloudflare refuses ${toShortName(toPlainName(file.name))}: ${reason}`,
});

/** Long names lose their middle: the beginning and the ending are what people know a file by. */
const toShortName = (name: string) => (name.length <= 40 ? name : `${name.slice(0, 24)}…${name.slice(-12)}`);

/** As the service words it; it counts this one in powers of two. */
const fileLimit = `${uploadLimits.fileBytes / 1024 / 1024} MB`;
// Rounded up, so that a figure over a limit never reads as the limit itself.
const toTenths = (figure: number) => toCountText(Math.ceil(figure * 10) / 10);
const toMegabytes = (sizeBytes: number) => `${toTenths(sizeBytes / 1_000_000)} MB`;
const toMegapixels = (areaPx: number) => `${toTenths(areaPx / 1_000_000)} megapixels`;
