import sharp, { type Sharp } from "sharp";
import { openHeic } from "@/lib/decoders/heic/open-heic";
import { addPngProfile } from "@/lib/decoders/heic/png-profile";

/** The library's own profile of Display P3, out of a picture of one pixel. */
const readDisplayP3 = async (): Promise<Buffer | undefined> => {
  const pixel = sharp(Buffer.alloc(3), { raw: { width: 1, height: 1, channels: 3 } });
  return (await sharp(await pixel.withIccProfile("p3").png().toBuffer()).metadata()).icc;
};

/**
 * A HEIC file after `read`, upright, with its colours named. Throws Refusal `not-an-image`, and Error when its pixels
 * cannot be decoded.
 */
export const readHeic = async (bytes: Buffer, read: (pixels: Sharp) => Sharp): Promise<Sharp> => {
  const file = await openHeic(bytes);
  const { isDisplayP3, icc = isDisplayP3 ? await readDisplayP3() : undefined } = file.colors;
  const { bytes: data, widthPx, heightPx, channels } = file.decode();
  const pixels = read(sharp(data, { raw: { width: widthPx, height: heightPx, channels } }));
  if (icc === undefined) return pixels;
  // Only a file can carry a profile to where it is applied.
  return sharp(addPngProfile(await pixels.png({ compressionLevel: 0 }).toBuffer(), icc));
};
