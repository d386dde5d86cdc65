import type { acceptedFormats } from "@/lib/contracts/upload-limits";

export type AcceptedFormat = (typeof acceptedFormats)[number];

/** `accepted` may go on; `named` is an image of a kind that is refused; `unknown` is no image we know. */
export type SniffedFormat =
  | Readonly<{ kind: "accepted"; format: AcceptedFormat }>
  | Readonly<{ kind: "named"; name: string }>
  | Readonly<{ kind: "unknown" }>;

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString("latin1");

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** Brands of the ISO base media box. Source: ISO/IEC 23008-12 and the AVIF specification. */
const brands: Readonly<Record<string, string>> = {
  avif: "AVIF",
  avis: "AVIF",
  heic: "HEIC",
  heix: "HEIC",
  hevc: "HEIC",
  heim: "HEIC",
  heis: "HEIC",
  mif1: "HEIF",
  msf1: "HEIF",
};

const signatures: readonly (readonly [head: readonly number[], name: string])[] = [
  [[0x49, 0x49, 0x2a, 0x00], "TIFF"],
  [[0x4d, 0x4d, 0x00, 0x2a], "TIFF"],
  [[0x42, 0x4d], "BMP"],
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x38, 0x42, 0x50, 0x53], "Photoshop"],
  [[0xff, 0x0a], "JPEG XL"],
  [[0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58, 0x4c, 0x20], "JPEG XL"],
  [[0x00, 0x00, 0x01, 0x00], "icon"],
];

const findAccepted = (bytes: Uint8Array): AcceptedFormat | undefined => {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (latin1(bytes, 0, 4) === "RIFF" && latin1(bytes, 8, 12) === "WEBP") return "webp";
  return /^GIF8[79]a$/.test(latin1(bytes, 0, 6)) ? "gif" : undefined;
};

const findNamed = (bytes: Uint8Array): string | undefined => {
  if (latin1(bytes, 4, 8) === "ftyp") return brands[latin1(bytes, 8, 12)];
  const known = signatures.find(([head]) => startsWith(bytes, head));
  if (known !== undefined) return known[1];
  return /<svg[\s>]/i.test(latin1(bytes, 0, 1024)) ? "SVG" : undefined;
};

/** What the bytes are, by themselves; names and declared types are never believed. Reads at most 1 kB. */
export const sniffFormat = (bytes: Uint8Array): SniffedFormat => {
  const format = findAccepted(bytes);
  if (format !== undefined) return { kind: "accepted", format };
  const name = findNamed(bytes);
  return name === undefined ? { kind: "unknown" } : { kind: "named", name };
};
