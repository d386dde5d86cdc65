import type { PictureSize } from "./picture-size";
import type { ByteReader } from "./read-bytes";

const windowBytes = 64 * 1024;

const isFrameMarker = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** From here on come pixels, or nothing: a frame header cannot follow. */
const isEndMarker = (marker: number) => marker === 0xda || marker === 0xd9;
const isBareMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * Walks the segments to the frame header; profiles and embedded pictures before it may be megabytes long. Source:
 * ITU T.81, annex B.
 */
export const findJpegSize = async (read: ByteReader): Promise<PictureSize | undefined> => {
  const bytesAt = windowed(read);
  for (let at = 2; ;) {
    const bytes = await bytesAt(at, 9);
    const marker = bytes[1] ?? 0;
    if (bytes.length < 9 || bytes[0] !== 0xff || isEndMarker(marker)) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (isFrameMarker(marker)) return { widthPx: view.getUint16(7), heightPx: view.getUint16(5) };
    if (marker === 0xff) at += 1;
    else at += isBareMarker(marker) ? 2 : 2 + Math.max(2, view.getUint16(2));
  }
};

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
