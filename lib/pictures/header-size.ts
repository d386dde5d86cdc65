import { findJpegSize } from "./jpeg-size";
import type { PictureSize } from "./picture-size";
import { type ByteReader, toLatin1, toUint32 } from "./read-bytes";
import type { SniffedFormat } from "./sniff-format";

const headBytes = 32;

/** Width and height as two numbers of four bytes, the highest first. */
const toSize = (bytes: Uint8Array, at: number): PictureSize => ({
  widthPx: toUint32(bytes, at),
  heightPx: toUint32(bytes, at + 4),
});

const toView = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const findGifSize = (head: Uint8Array): PictureSize | undefined => {
  if (head.length < 10) return undefined;
  const view = toView(head);
  return { widthPx: view.getUint16(6, true), heightPx: view.getUint16(8, true) };
};

/** Three kinds of first chunk. Source: RFC 9649, sections 2.5 to 2.7. */
const findWebpSize = (head: Uint8Array): PictureSize | undefined => {
  if (head.length < 30) return undefined;
  const view = toView(head);
  switch (toLatin1(head, 12, 16)) {
    case "VP8X": {
      const uint24 = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
      return { widthPx: uint24(24) + 1, heightPx: uint24(27) + 1 };
    }
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8 ":
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
};

/** The boxes with the properties come before the pixels. */
const propertiesWithinBytes = 65_536;

/**
 * The largest `ispe` property is the picture; smaller ones are its tiles and thumbnails. Source: ISO/IEC 23008-12,
 * section 6.5.3.
 */
const findAvifSize = (head: Uint8Array): PictureSize | undefined => {
  let largest: PictureSize | undefined;
  for (let at = head.indexOf(0x69); at !== -1 && at + 16 <= head.length; at = head.indexOf(0x69, at + 1)) {
    if (toLatin1(head, at, at + 4) !== "ispe") continue;
    const found = toSize(head, at + 8);
    if (largest === undefined || found.widthPx * found.heightPx > largest.widthPx * largest.heightPx) largest = found;
  }
  return largest;
};

type SizeFinder = (read: ByteReader) => Promise<PictureSize | undefined>;

const finders: Readonly<Partial<Record<SniffedFormat, SizeFinder>>> = {
  jpeg: findJpegSize,
  png: async (read) => {
    const head = await read(0, headBytes);
    return head.length < 24 ? undefined : toSize(head, 16);
  },
  gif: async (read) => findGifSize(await read(0, headBytes)),
  webp: async (read) => findWebpSize(await read(0, headBytes)),
  avif: async (read) => findAvifSize(await read(0, propertiesWithinBytes)),
};

/**
 * Pixel size from the header, before any orientation tag; `undefined` where the header does not tell: a drawing has
 * none, and HEIC names what was encoded, of which a picture may be a part. Decodes nothing.
 */
export const findHeaderSize = async (format: SniffedFormat, read: ByteReader): Promise<PictureSize | undefined> => {
  const size = await finders[format]?.(read);
  return size !== undefined && size.widthPx > 0 && size.heightPx > 0 ? size : undefined;
};
