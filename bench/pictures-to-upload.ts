import { createHash, randomBytes } from "node:crypto";
import sharp from "sharp";
import { loadLargePhotographs } from "./photographs";
import type { Picture } from "./product-client";

/** A JPEG of a photograph, 1600 pixels wide. */
export const makeUploadBase = async (): Promise<Buffer> => {
  const [photograph] = await loadLargePhotographs(1);
  if (photograph === undefined) throw new Error("no picture to upload");
  return sharp(photograph.bytes).resize({ width: 1600 }).jpeg({ quality: 88 }).toBuffer();
};

/** Pictures that look alike and are all different files: bytes behind the end of a JPEG are no part of the picture. */
export const makePictures = (base: Buffer, count: number, label: string): readonly Picture[] =>
  Array.from({ length: count }, (_, at) => {
    const bytes = Buffer.concat([base, randomBytes(16)]);
    return { bytes, filename: `${label}-${at}.jpg`, sha256: createHash("sha256").update(bytes).digest("hex") };
  });
