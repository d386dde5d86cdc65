import { acceptedFormats, acceptedNames, findSideLimit, uploadLimits } from "@/lib/contracts/upload-limits";
import { findFormatName } from "@/lib/pictures/format-name";
import { findHeaderSize } from "@/lib/pictures/header-size";
import type { PictureSize } from "@/lib/pictures/picture-size";
import type { ByteReader } from "@/lib/pictures/read-bytes";
import { sniffedBytes, type SniffedFormat, sniffFormat } from "@/lib/pictures/sniff-format";
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
  const format = sniffFormat(await read(0, sniffedBytes));
  const byFormat = findFormatRefusal(file, format);
  if (byFormat) return byFormat;
  if (file.size > uploadLimits.fileBytes) {
    const figure = `the file is ${toMegabytes(file.size)}, the limit is ${fileLimit}.`;
    return refuse(file, "size", `${figure} Make it smaller and try again.`);
  }
  const size = await findHeaderSize(format, read);
  return size && findPixelRefusal(file, format, size);
}

const foreignThings: Readonly<Partial<Record<SniffedFormat, string>>> = {
  pdf: "it is a PDF document, not a picture.",
  html: "it is a web page, not a picture.",
  video: "it is a video, not a picture.",
  sound: "it is a sound, not a picture.",
  gzip: "it is compressed. Unpack it first.",
  zip: "it is an archive, not a picture. Unpack it first.",
};
/** What a format without a lossy kind is best kept in. */
const drawnFormats: ReadonlySet<SniffedFormat> = new Set(["bmp", "ico"]);

function findFormatRefusal(file: NamedFile, format: SniffedFormat): UploadRefusal | undefined {
  if (acceptedFormats.some((accepted) => accepted === format)) return undefined;
  const thing = foreignThings[format];
  if (thing !== undefined) return refuse(file, "format", thing);
  const name = findFormatName(format);
  if (name === undefined) return refuse(file, "format", `it is not a ${acceptedNames.any} picture.`);
  const target = drawnFormats.has(format) ? "PNG" : "JPEG";
  return refuse(file, "format", `${name} is not accepted. Convert it to ${target} and try again.`);
}

function findPixelRefusal(file: NamedFile, format: SniffedFormat, size: PictureSize): UploadRefusal | undefined {
  const longestPx = Math.max(size.widthPx, size.heightPx);
  const remedy = "Scale it down and try again.";
  const sideLimitPx = findSideLimit(format);
  if (sideLimitPx !== undefined && longestPx > sideLimitPx) {
    const figures = `a side of ${toCountText(longestPx)} px is over the limit of ${toCountText(sideLimitPx)} px.`;
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
