import sharp from "sharp";
import type { DroppedFile } from "./drop-files";

export type Colour = readonly [red: number, green: number, blue: number];
export type Box = { left: number; top: number; width: number; height: number };

/** A PNG of one colour. */
export type PlainPicture = Readonly<{ name: string; widthPx: number; heightPx: number; colour: Colour }>;

export const toPlainFile = async ({ name, widthPx, heightPx, colour }: PlainPicture): Promise<DroppedFile> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"><rect width="100%" height="100%" fill="rgb(${colour.join(" ")})"/></svg>`;
  return { name, type: "image/png", bytes: await sharp(Buffer.from(svg)).png().toBuffer() };
};

/** Every rectangle of about this colour, left to right. */
export const findBoxes = async (png: Buffer, colour: Colour): Promise<readonly Box[]> => {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const isColour = (x: number, y: number) =>
    x < info.width &&
    y < info.height &&
    colour.every((value, channel) => Math.abs((data[(y * info.width + x) * 3 + channel] ?? 0) - value) < 12);
  const boxes: Box[] = [];
  const isKnown = (x: number, y: number) =>
    boxes.some(({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (!isColour(x, y) || isKnown(x, y)) continue;
      let [width, height] = [1, 1];
      while (isColour(x + width, y)) width += 1;
      while (isColour(x, y + height)) height += 1;
      boxes.push({ left: x, top: y, width, height });
    }
  }
  return boxes.toSorted((a, b) => a.left - b.left);
};
