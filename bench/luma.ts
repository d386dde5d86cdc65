import sharp from "sharp";
import type { Luma } from "@/lib/client/compare/ssim";

export type Box = Readonly<{ width: number; height: number }>;

/** Brightness of a picture, brought into a box without loss where one is given. */
export const lumaOf = async (input: Buffer, box?: Box): Promise<Luma> => {
  const sized =
    box === undefined
      ? sharp(input)
      : sharp(input)
          .rotate()
          .resize({ ...box, fit: "inside", withoutEnlargement: true });
  // Through a lossless picture: greyscale before the resize would not be what anyone sees.
  const flat = await sized.flatten().toColourspace("srgb").png({ compressionLevel: 0 }).toBuffer();
  const { data, info } = await sharp(flat).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, values: new Uint8Array(data) };
};
