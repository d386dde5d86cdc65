/** Reads up to `lengthBytes` bytes at `fromByte`; fewer at the end of the file. */
export type ByteReader = (fromByte: number, lengthBytes: number) => Promise<Uint8Array>;

export type PictureSize = { widthPx: number; heightPx: number };

/** What the first bytes say a file is. `unknown` is anything not listed. */
export type SniffedFormat =
  | "jpeg"
  | "png"
  | "webp"
  | "gif"
  | "avif"
  | "heic"
  | "svg"
  | "tiff"
  | "bmp"
  | "jpeg-xl"
  | "psd"
  | "pdf"
  | "video"
  | "zip"
  | "unknown";

const sniffBytes = 1024;
const windowBytes = 64 * 1024;

const signatures: readonly (readonly [SniffedFormat, string])[] = [
  ["jpeg", "\xff\xd8\xff"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["gif", "GIF87a"],
  ["gif", "GIF89a"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["jpeg-xl", "\xff\x0a"],
  ["jpeg-xl", "\0\0\0\x0cJXL "],
  ["psd", "8BPS"],
  ["pdf", "%PDF-"],
  ["zip", "PK\x03\x04"],
  ["video", "\x1a\x45\xdf\xa3"],
  ["bmp", "BM"],
];

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Tells the format by the bytes alone: names and media types lie. */
export async function sniffPictureFormat(read: ByteReader): Promise<SniffedFormat> {
  const head = await read(0, sniffBytes);
  const start = text(head, 0, 16);
  const match = signatures.find(([, signature]) => start.startsWith(signature));
  if (match) return match[0];
  if (start.startsWith("RIFF")) return start.slice(8, 12) === "WEBP" ? "webp" : "video";
  if (start.slice(4, 8) === "ftyp") return toBoxFormat(head);
  return isSvg(head) ? "svg" : "unknown";
}

/** ISO base media files name their brands in the first box; `mif1` alone is shared by HEIC and AVIF. */
function toBoxFormat(head: Uint8Array): SniffedFormat {
  const lengthBytes = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const brands = text(head, 8, Math.min(lengthBytes, head.length, 256)).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return "avif";
  if (brands.some((brand) => /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand))) return "heic";
  return "video";
}

function isSvg(head: Uint8Array): boolean {
  const isWide = head[0] === 0xff || head[0] === 0xfe || head[1] === 0;
  const start = new TextDecoder(isWide ? (head[0] === 0xfe ? "utf-16be" : "utf-16le") : "utf-8").decode(head);
  return /^\s*<(\?xml|!--|!doctype\s+svg|svg)/i.test(start) && /<svg[\s>]/i.test(start);
}

/** Pixel size from the header, before orientation; `undefined` where the header does not tell. */
export async function findPictureSize(format: SniffedFormat, read: ByteReader): Promise<PictureSize | undefined> {
  if (format === "jpeg") return findJpegSize(read);
  const head = await read(0, 32);
  if (head.length < 30 && format !== "gif") return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (format === "png") return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
  if (format === "webp") return toWebpSize(view, text(head, 12, 16));
  if (format !== "gif" || head.length < 10) return undefined;
  return { widthPx: view.getUint16(6, true), heightPx: view.getUint16(8, true) };
}

/** Source: RFC 9649, sections 2.5 to 2.7. */
function toWebpSize(view: DataView, chunk: string): PictureSize | undefined {
  if (chunk === "VP8X") {
    const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { widthPx: uint24(24) + 1, heightPx: uint24(27) + 1 };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk !== "VP8 ") return undefined;
  return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
}

const isFrameMarker = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** From here on come pixels, or nothing: a frame header cannot follow. */
const isEndMarker = (marker: number) => marker === 0xda || marker === 0xd9;
const isBareMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Walks the segments to the frame header; profiles and embedded pictures before it may be megabytes long. */
async function findJpegSize(read: ByteReader): Promise<PictureSize | undefined> {
  const bytesAt = windowed(read);
  for (let at = 2; ;) {
    const bytes = await bytesAt(at, 9);
    const marker = bytes[1] ?? 0;
    if (bytes.length < 9 || bytes[0] !== 0xff || isEndMarker(marker)) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isFrameMarker(marker)) {
      const heightPx = view.getUint16(5);
      return heightPx === 0 ? undefined : { widthPx: view.getUint16(7), heightPx };
    }
    if (marker === 0xff) at += 1;
    else at += isBareMarker(marker) ? 2 : 2 + Math.max(2, view.getUint16(2));
  }
}

/** Few large reads in place of many small ones. */
function windowed(read: ByteReader): ByteReader {
  let start = 0;
  let held = new Uint8Array(0);
  return async (fromByte, lengthBytes) => {
    if (fromByte < start || fromByte + lengthBytes > start + held.length) {
      start = fromByte;
      held = Uint8Array.from(await read(fromByte, windowBytes));
    }
    return held.subarray(fromByte - start, fromByte - start + lengthBytes);
  };
}
