import { crc32, deflateSync } from "node:zlib";

/** Signature and header chunk, always of this length. The profile has to come right after them. */
const headBytes = 33;

/** An uncompressed PNG that says in which colours its pixels are meant. Source: PNG, section 11.3.2.3. */
export const addPngProfile = (png: Buffer, icc: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from("iCCPicc\0\0", "latin1"), deflateSync(icc)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.byteLength - 4);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, headBytes), length, body, checksum, png.subarray(headBytes)]);
};
