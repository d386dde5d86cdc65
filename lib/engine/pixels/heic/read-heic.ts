import sharp, { type Sharp } from "sharp";
import type { HeicFile } from "@/lib/decoders/heic/heic-file";
import { openHeic } from "@/lib/decoders/heic/open-heic";
import { addPngProfile } from "@/lib/decoders/heic/png-profile";
import { toProfileClass } from "../icc-profile";
import { openSource } from "../open-source";

/** The library's own profile of Display P3, out of a picture of one pixel. */
const readDisplayP3 = async (): Promise<Buffer | undefined> => {
  const pixel = sharp(Buffer.alloc(3), { raw: { width: 1, height: 1, channels: 3 } });
  return (await openSource(await pixel.withIccProfile("p3").png().toBuffer()).metadata()).icc;
};

/** The profile the pixels are meant in; undefined is sRGB. */
export const findHeicProfile = async ({ colors }: HeicFile): Promise<Buffer | undefined> =>
  colors.isDisplayP3 ? readDisplayP3() : colors.icc;

/** A HEIC file after `read`, in sRGB. Throws Refusal `not-an-image`, and Error when its pixels cannot be decoded. */
export const readHeic = async (bytes: Buffer, read: (pixels: Sharp) => Sharp): Promise<Sharp> => {
  const file = await openHeic(bytes);
  const { widthPx, heightPx, channels, bytes: data } = file.decode();
  const pixels = read(sharp(data, { raw: { width: widthPx, height: heightPx, channels } }));
  const icc = await findHeicProfile(file);
  if (icc === undefined || toProfileClass(icc) !== "other") return pixels;
  // Only a file can carry a profile to where it is applied, and a small one is applied sooner.
  return openSource(addPngProfile(await pixels.png({ compressionLevel: 0 }).toBuffer(), icc));
};
