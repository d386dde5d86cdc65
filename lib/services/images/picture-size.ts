/** Width and height as stored, before any orientation tag. */
export type PictureSize = Readonly<{ format: string; widthPx: number; heightPx: number }>;

type Reader = (bytes: Buffer) => PictureSize | undefined;

const jpegStandalone = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);

/** SOF0 to SOF15 hold the size; C4, C8 and CC are other things in the same range. Source: ITU T.81. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const readJpeg: Reader = (bytes) => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (jpegStandalone.has(marker)) at += 2;
    else if (isFrameHeader(marker)) {
      return { format: "jpeg", widthPx: bytes.readUInt16BE(at + 7), heightPx: bytes.readUInt16BE(at + 5) };
    } else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
};

const readPng: Reader = (bytes) => {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined;
  return { format: "png", widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) };
};

const readGif: Reader = (bytes) => {
  if (bytes.length < 10 || bytes.toString("latin1", 0, 4) !== "GIF8") return undefined;
  return { format: "gif", widthPx: bytes.readUInt16LE(6), heightPx: bytes.readUInt16LE(8) };
};

/** Three kinds of first chunk. Source: WebP container specification, RFC 9649. */
const readWebp: Reader = (bytes) => {
  if (bytes.length < 30 || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") {
    return undefined;
  }
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8X":
      return { format: "webp", widthPx: bytes.readUIntLE(24, 3) + 1, heightPx: bytes.readUIntLE(27, 3) + 1 };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { format: "webp", widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8 ":
      return { format: "webp", widthPx: bytes.readUInt16LE(26) & 0x3fff, heightPx: bytes.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
};

const largestBoxBytes = 64 * 1024;

/**
 * The largest `ispe` property is the picture; smaller ones are tiles and thumbnails. Source: ISO/IEC 23008-12.
 * Only the head is searched: the property boxes come before the pixels.
 */
const readAvif: Reader = (bytes) => {
  if (bytes.length < 16 || bytes.toString("latin1", 4, 8) !== "ftyp") return undefined;
  if (!/^avi[fs]$/.test(bytes.toString("latin1", 8, 12))) return undefined;
  const head = bytes.subarray(0, largestBoxBytes);
  let best: PictureSize | undefined;
  for (let at = head.indexOf("ispe"); at !== -1 && at + 16 <= head.length; at = head.indexOf("ispe", at + 4)) {
    const found = { format: "avif", widthPx: head.readUInt32BE(at + 8), heightPx: head.readUInt32BE(at + 12) };
    if (best === undefined || found.widthPx * found.heightPx > best.widthPx * best.heightPx) best = found;
  }
  return best;
};

const readers: readonly Reader[] = [readJpeg, readPng, readWebp, readGif, readAvif];

/** Reads format and size from the bytes themselves. Undefined when they are no picture we know. Decodes nothing. */
export const findPictureSize = (bytes: Buffer): PictureSize | undefined => {
  for (const read of readers) {
    const size = read(bytes);
    if (size !== undefined && size.widthPx > 0 && size.heightPx > 0) return size;
  }
  return undefined;
};
