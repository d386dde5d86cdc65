const gpsPointerTag = 0x8825;
const longestIfd = 512;

type Reader = Readonly<{ u16: (at: number) => number; u32: (at: number) => number; sizeBytes: number }>;

const openTiff = (tiff: Buffer): Reader | undefined => {
  const order = tiff.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") return undefined;
  const isLittle = order === "II";
  return {
    u16: (at) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)),
    u32: (at) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)),
    sizeBytes: tiff.byteLength,
  };
};

/** Entries of the table at `at`; none when it lies outside. */
const countEntries = ({ u16, sizeBytes }: Reader, at: number): number => {
  if (at < 8 || at + 2 > sizeBytes) return 0;
  const count = Math.min(u16(at), longestIfd);
  return at + 2 + count * 12 <= sizeBytes ? count : 0;
};

/** The first table points to one of GPS tags, and that one is not empty. Source: EXIF 2.32, 4.6.3. */
const pointsToGps = (tiff: Buffer): boolean => {
  const reader = openTiff(tiff);
  if (reader === undefined || reader.sizeBytes < 8) return false;
  const first = reader.u32(4);
  for (let entry = 0; entry < countEntries(reader, first); entry += 1) {
    const at = first + 2 + entry * 12;
    if (reader.u16(at) === gpsPointerTag) return countEntries(reader, reader.u32(at + 8)) > 1;
  }
  return false;
};

const exifMark = Buffer.from("Exif\0\0", "latin1");
const chunkMarks = [Buffer.from("eXIf", "latin1"), Buffer.from("EXIF", "latin1")];
const xmpMark = /exif:GPSL(?:atitude|ongitude)/;

/** Where a TIFF block may begin: after JPEG's own mark, a PNG's chunk name, a WebP's chunk name and length. */
const tiffStarts = (head: Buffer): number[] => {
  const marks = [{ mark: exifMark, skips: [exifMark.length] }, ...chunkMarks.map((mark) => ({ mark, skips: [4, 8] }))];
  return marks.flatMap(({ mark, skips }) => {
    const at = head.indexOf(mark);
    return at === -1 ? [] : skips.map((skip) => at + skip);
  });
};

/** True when the beginning of a picture file holds a place: EXIF of JPEG, PNG, WebP and HEIC, or XMP. */
export const hasGpsBlock = (head: Buffer): boolean =>
  tiffStarts(head).some((at) => pointsToGps(head.subarray(at))) || xmpMark.test(head.toString("latin1"));
