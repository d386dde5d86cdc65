import sharp, { type Sharp } from "sharp";

export type PictureFormat = "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff";
export type PictureOptions = Readonly<{ widthPx?: number; heightPx?: number; seed?: number }>;

/** A colour gradient with some structure; another seed gives another picture. */
const paint = ({ widthPx = 64, heightPx = 48, seed = 1 }: PictureOptions): Sharp => {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = (y * widthPx + x) * 3;
      pixels[at] = (x * 255) / widthPx;
      pixels[at + 1] = (y * 255) / heightPx;
      pixels[at + 2] = (x * y * (1 + (seed % 7)) + seed * 37) % 256;
    }
  }
  return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } });
};

/** A small generated picture, 64 x 48 px unless told otherwise. The same options give the same bytes. */
export const picture = (format: PictureFormat, options: PictureOptions = {}): Promise<Buffer> =>
  paint(options).toFormat(format).toBuffer();

/** An animation of `frames` frames of one size. */
export const animation = async (
  format: "gif" | "webp",
  { frames = 3, widthPx = 32, heightPx = 24 }: Readonly<{ frames?: number; widthPx?: number; heightPx?: number }> = {},
): Promise<Buffer> => {
  const pages = await Promise.all(
    Array.from({ length: frames }, (_, at) =>
      paint({ widthPx, heightPx, seed: at + 1 })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(pages, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
};

/** One colour, however large, in few bytes. */
export const plainPicture = (
  format: "png" | "webp" | "jpeg",
  { widthPx, heightPx }: Readonly<{ widthPx: number; heightPx: number }>,
): Promise<Buffer> =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: "#888" }, limitInputPixels: false })
    .toFormat(format)
    .toBuffer();
