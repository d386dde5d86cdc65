import { sniffMarkup } from "./sniff-markup";
import { toLatin1, toUint32 } from "./read-bytes";

/** What bytes are by their own words. `unknown` is none of the formats a person would call by a name. */
export type SniffedFormat =
  | "jpeg"
  | "png"
  | "webp"
  | "gif"
  | "avif"
  | "heic"
  | "jxl"
  | "jp2"
  | "svg"
  | "bmp"
  | "tiff"
  | "ico"
  | "psd"
  | "pdf"
  | "html"
  | "video"
  | "sound"
  | "gzip"
  | "zip"
  | "unknown";

/** As much of a file's beginning as sniffing looks at: a drawing's root may come after pages of comments. */
export const sniffedBytes = 65_536;

const signatures: readonly (readonly [SniffedFormat, latin1: string])[] = [
  ["jpeg", "\xff\xd8\xff"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["gif", "GIF87a"],
  ["gif", "GIF89a"],
  ["bmp", "BM"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["tiff", "II+\0"],
  ["tiff", "MM\0+"],
  ["ico", "\0\0\x01\0"],
  ["psd", "8BPS"],
  ["pdf", "%PDF-"],
  ["jxl", "\xff\x0a"],
  ["jxl", "\0\0\0\x0cJXL "],
  ["jp2", "\0\0\0\x0cjP  "],
  ["video", "\x1a\x45\xdf\xa3"],
  ["gzip", "\x1f\x8b"],
  ["zip", "PK\x03\x04"],
];

/** Source: RFC 9649, section 2.3, and Microsoft's list of RIFF types. */
const riffTypes: Readonly<Record<string, SniffedFormat>> = { WEBP: "webp", "AVI ": "video", WAVE: "sound" };

const avifBrands = new Set(["avif", "avis"]);
const heicBrands = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);

/**
 * ISO media files name their brands in the first box, the major one first; `mif1` alone is shared by HEIC and AVIF.
 * Source: ISO/IEC 23008-12 and the AVIF specification.
 */
const sniffIsoMedia = (bytes: Uint8Array): SniffedFormat => {
  const boxBytes = Math.min(toUint32(bytes, 0), bytes.byteLength, 256);
  const brands = [toLatin1(bytes, 8, 12)];
  for (let at = 16; at + 4 <= boxBytes; at += 4) brands.push(toLatin1(bytes, at, at + 4));
  if (brands.some((brand) => avifBrands.has(brand))) return "avif";
  return brands.some((brand) => heicBrands.has(brand)) ? "heic" : "video";
};

const findContainer = (bytes: Uint8Array): SniffedFormat | undefined => {
  // Before the signatures: the length that comes first may look like one of them.
  if (toLatin1(bytes, 4, 8) === "ftyp") return sniffIsoMedia(bytes);
  return toLatin1(bytes, 0, 4) === "RIFF" ? riffTypes[toLatin1(bytes, 8, 12)] : undefined;
};

/** Decides by the bytes alone, never by a name or a header. Looks no further than `sniffedBytes`. */
export const sniffFormat = (bytes: Uint8Array): SniffedFormat => {
  const start = toLatin1(bytes, 0, 12);
  const format = findContainer(bytes) ?? signatures.find(([, signature]) => start.startsWith(signature))?.[0];
  return format ?? sniffMarkup(bytes.subarray(0, sniffedBytes)) ?? "unknown";
};
