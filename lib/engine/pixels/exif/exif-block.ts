const tags = { orientation: 0x0112, copyright: 0x8298 } as const;
const asciiType = 2;
const headerBytes = 8;
const entryBytes = 12;
/** No camera writes more; a count in a broken file may say anything. */
const entriesMost = 1000;
const copyrightMostBytes = 8192;

type Entry = Readonly<{ at: number; tag: number; type: number; count: number }>;

/** Reads and writes numbers in the byte order that the block names. Source: TIFF 6.0, section 2. */
const toNumbers = (block: Buffer) => {
  const isLittle = block.toString("latin1", 0, 2) === "II";
  return {
    short: (at: number): number => (isLittle ? block.readUInt16LE(at) : block.readUInt16BE(at)),
    long: (at: number): number => (isLittle ? block.readUInt32LE(at) : block.readUInt32BE(at)),
    setShort: (at: number, value: number): number =>
      isLittle ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at),
    setLong: (at: number, value: number): number =>
      isLittle ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at),
  };
};

/** Entries of the first directory, and where the offset of the second one stands. Throws RangeError when broken. */
const readDirectory = (block: Buffer): { entries: readonly Entry[]; nextAt: number } => {
  const { short, long } = toNumbers(block);
  const start = long(4);
  const count = Math.min(short(start), entriesMost);
  const entries = Array.from({ length: count }, (_, index) => {
    const at = start + 2 + index * entryBytes;
    return { at, tag: short(at), type: short(at + 2), count: long(at + 4) };
  });
  return { entries, nextAt: start + 2 + count * entryBytes };
};

const orUndefined = <Result>(read: () => Result): Result | undefined => {
  try {
    return read();
  } catch (error) {
    // Whatever points outside of the block is broken, and broken metadata is none.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** From the byte order mark on, whatever stood before it; undefined when there is none. */
export const findExifBlock = (bytes: Buffer | undefined): Buffer | undefined => {
  if (bytes === undefined) return undefined;
  const block = bytes.toString("latin1", 0, 6) === "Exif\0\0" ? bytes.subarray(6) : bytes;
  const mark = block.toString("latin1", 0, 4);
  return block.byteLength > headerBytes && (mark === "II*\0" || mark === "MM\0*") ? block : undefined;
};

/** The copyright as it stands there, or undefined. */
const findCopyright = (block: Buffer): Buffer | undefined =>
  orUndefined(() => {
    const entry = readDirectory(block).entries.find(({ tag, type }) => tag === tags.copyright && type === asciiType);
    if (entry === undefined || entry.count === 0 || entry.count > copyrightMostBytes) return undefined;
    // Up to four bytes fit into the entry itself.
    const start = entry.count <= 4 ? entry.at + 8 : toNumbers(block).long(entry.at + 8);
    return start + entry.count <= block.byteLength ? block.subarray(start, start + entry.count) : undefined;
  });

/** A block that says who holds the rights and nothing else; undefined where the source does not say. */
export const toCopyrightBlock = (block: Buffer): Buffer | undefined => {
  const text = findCopyright(block);
  if (text === undefined || text.every((byte) => byte === 0 || byte === 0x20)) return undefined;
  const ended = Buffer.concat([text, Buffer.alloc(text.at(-1) === 0 ? 0 : 1)]);
  const directory = Buffer.alloc(headerBytes + 2 + entryBytes + 4);
  directory.write("II*\0", 0, "latin1");
  const { setShort, setLong } = toNumbers(directory);
  setLong(4, headerBytes);
  setShort(headerBytes, 1);
  setShort(headerBytes + 2, tags.copyright);
  setShort(headerBytes + 4, asciiType);
  setLong(headerBytes + 6, ended.byteLength);
  if (ended.byteLength <= 4) ended.copy(directory, headerBytes + 10);
  else setLong(headerBytes + 10, directory.byteLength);
  return Buffer.concat([directory, ended]);
};

/**
 * All of the block, for pixels that have been turned: upright, and without the small picture of how it was before,
 * which may show what was cut away. Undefined when it is broken.
 */
export const toUprightBlock = (block: Buffer): Buffer | undefined =>
  orUndefined(() => {
    const copy = Buffer.from(block);
    const { entries, nextAt } = readDirectory(copy);
    const { setShort, setLong, long } = toNumbers(copy);
    const orientation = entries.find(({ tag }) => tag === tags.orientation);
    if (orientation !== undefined) setShort(orientation.at + 8, 1);
    eraseThumbnail(copy, long(nextAt));
    setLong(nextAt, 0);
    return copy;
  });

const thumbnailTags = { offset: 0x0201, sizeBytes: 0x0202 } as const;

const eraseThumbnail = (block: Buffer, start: number): void => {
  if (start === 0 || start >= block.byteLength - 2) return;
  const { short, long } = toNumbers(block);
  const found = new Map<number, number>();
  for (let index = 0; index < Math.min(short(start), entriesMost); index += 1) {
    const at = start + 2 + index * entryBytes;
    found.set(short(at), long(at + 8));
  }
  const offset = found.get(thumbnailTags.offset) ?? 0;
  block.fill(0, Math.min(offset, block.byteLength), offset + (found.get(thumbnailTags.sizeBytes) ?? 0));
};
