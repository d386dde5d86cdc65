import { sniffMarkup } from "./sniff-markup";

/** What bytes are by their own words. `unknown` is none of the formats a person would call a picture. */
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
  | "gzip"
  | "unknown";

const startsWith = (bytes: Uint8Array, hex: string, offset = 0): boolean =>
  bytes.byteLength >= offset + hex.length / 2 &&
  Buffer.from(bytes.buffer, bytes.byteOffset + offset, hex.length / 2).toString("hex") === hex;

const signatures: readonly (readonly [SniffedFormat, hex: string])[] = [
  ["jpeg", "ffd8ff"],
  ["png", "89504e470d0a1a0a"],
  ["gif", "474946383761"],
  ["gif", "474946383961"],
  ["bmp", "424d"],
  ["tiff", "49492a00"],
  ["tiff", "4d4d002a"],
  ["tiff", "49492b00"],
  ["tiff", "4d4d002b"],
  ["ico", "00000100"],
  ["psd", "38425053"],
  ["pdf", "255044462d"],
  ["jxl", "ff0a"],
  ["jxl", "0000000c4a584c20"],
  ["jp2", "0000000c6a502020"],
  ["video", "1a45dfa3"],
  ["gzip", "1f8b"],
];

const avifBrands = new Set(["avif", "avis"]);
const heicBrands = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString("latin1");

/** ISO media files name their brands in the first box; the major one comes first. */
const sniffIsoMedia = (bytes: Uint8Array): SniffedFormat | undefined => {
  if (latin1(bytes, 4, 8) !== "ftyp") return undefined;
  const boxBytes = Math.min(Buffer.from(bytes).readUInt32BE(0), bytes.byteLength, 256);
  const brands: string[] = [latin1(bytes, 8, 12)];
  for (let at = 16; at + 4 <= boxBytes; at += 4) brands.push(latin1(bytes, at, at + 4));
  if (brands.some((brand) => avifBrands.has(brand))) return "avif";
  return brands.some((brand) => heicBrands.has(brand)) ? "heic" : "video";
};

/** Decides by the bytes alone, never by a name or a header. Looks no further than 64 kB into a text. */
export const sniffFormat = (bytes: Uint8Array): SniffedFormat => {
  if (startsWith(bytes, "52494646") && startsWith(bytes, "57454250", 8)) return "webp";
  const known = signatures.find(([, hex]) => startsWith(bytes, hex));
  if (known !== undefined) return known[0];
  return sniffIsoMedia(bytes) ?? sniffMarkup(bytes) ?? "unknown";
};
