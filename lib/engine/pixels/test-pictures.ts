import sharp, { type Sharp } from "sharp";

/** A picture with smooth colours, an edge and no symmetry, so that every turn and mirror image shows. */
export const photo = (widthPx: number, heightPx: number): Sharp => {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = (y * widthPx + x) * 3;
      pixels[at] = Math.round((x / widthPx) * 255);
      pixels[at + 1] = Math.round((y / heightPx) * 200);
      pixels[at + 2] = x < widthPx / 3 && y < heightPx / 4 ? 255 : 30;
    }
  }
  return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } });
};

/** Four frames of 60 x 40 pixels, 100 and 200 ms in turn, looping for ever. */
export const animation = async (format: "gif" | "webp"): Promise<Buffer> => {
  const frames = await Promise.all(
    ["red", "green", "blue", "yellow"].map((background) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .toFormat(format, { delay: [100, 200, 100, 200], loop: 0 })
    .toBuffer();
};
