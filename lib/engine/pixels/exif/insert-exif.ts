const startBytes = 2;
const segmentMostBytes = 65_535;
const jfif = 0xffe0;

/** The JPEG with this EXIF block in a segment of its own. One that is too long for a segment is left out. */
export const insertExif = (jpeg: Buffer, block: Buffer): Buffer => {
  const length = 2 + 6 + block.byteLength;
  if (length > segmentMostBytes) return jpeg;
  const head = Buffer.from([0xff, 0xe1, length >> 8, length & 255, ...Buffer.from("Exif\0\0", "latin1")]);
  const at = jpeg.readUInt16BE(startBytes) === jfif ? startBytes + 2 + jpeg.readUInt16BE(startBytes + 2) : startBytes;
  return Buffer.concat([jpeg.subarray(0, at), head, block, jpeg.subarray(at)]);
};
