/** Reads up to `lengthBytes` bytes at `fromByte`; fewer at the end of the file. */
export type ByteReader = (fromByte: number, lengthBytes: number) => Promise<Uint8Array>;

/** Reads what is in memory already. */
export const toByteReader =
  (bytes: Uint8Array): ByteReader =>
  (fromByte, lengthBytes) =>
    Promise.resolve(bytes.subarray(fromByte, fromByte + lengthBytes));

/** A byte a letter. */
export const toLatin1 = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

/** Four bytes, the highest first; 0 where fewer are left. */
export const toUint32 = (bytes: Uint8Array, at: number): number =>
  at + 4 <= bytes.byteLength ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at) : 0;
