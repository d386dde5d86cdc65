import sharp from "sharp";
import { Mismatch } from "./demand";

type Colour = readonly [red: number, green: number, blue: number];

export type SeenPicture = Readonly<{
  /** jpeg, png, webp, gif, avif. */
  format: string;
  widthPx: number;
  heightPx: number;
  frames: number;
  isProgressive: boolean;
  isPalette: boolean;
  exif: Buffer | undefined;
  orientation: number | undefined;
  /** Of the first frame; places are fractions of the sides. */
  colourAt: (x: number, y: number) => Colour;
  /** 0 to 1. */
  alphaAt: (x: number, y: number) => number;
}>;

/** Decodes a delivered picture. Throws a Mismatch when it is none. */
export const look = async (bytes: Buffer): Promise<SeenPicture> => {
  const read = async () => {
    const facts = await sharp(bytes, { pages: -1 }).metadata();
    const first = await sharp(bytes).ensureAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
    return { facts, first };
  };
  const { facts, first } = await read().catch((cause: unknown) => {
    throw new Mismatch("delivered bytes", { expected: "a picture", received: String(cause) });
  });
  const { width, height } = first.info;
  const pixelAt = (x: number, y: number): readonly number[] => {
    const column = Math.min(width - 1, Math.floor(x * width));
    const at = (Math.min(height - 1, Math.floor(y * height)) * width + column) * 4;
    return [...first.data.subarray(at, at + 4)];
  };
  return {
    format: facts.format === "heif" ? "avif" : facts.format,
    widthPx: width,
    heightPx: height,
    frames: facts.pages ?? 1,
    isProgressive: facts.isProgressive ?? false,
    isPalette: facts.isPalette ?? false,
    exif: facts.exif,
    orientation: facts.orientation,
    colourAt: (x, y) => {
      const [r = 0, g = 0, b = 0] = pixelAt(x, y);
      return [r, g, b];
    },
    alphaAt: (x, y) => (pixelAt(x, y)[3] ?? 0) / 255,
  };
};

/** Throws a Mismatch unless the picture has this size. */
export const demandSize = (picture: SeenPicture, [widthPx, heightPx]: readonly [number, number]): void => {
  const received = [picture.widthPx, picture.heightPx];
  if (received[0] !== widthPx || received[1] !== heightPx)
    throw new Mismatch("size", { expected: [widthPx, heightPx], received });
};

export type Spot = readonly [x: number, y: number, colour: Colour];

/** Throws a Mismatch unless each place has about its colour (48 of 255 per channel). */
export const demandColours = (picture: SeenPicture, spots: readonly Spot[]): void => {
  for (const [x, y, expected] of spots) {
    const received = picture.colourAt(x, y);
    if (received.some((value, at) => Math.abs(value - (expected[at] ?? 0)) > 48))
      throw new Mismatch(`colour at ${x}, ${y}`, { expected, received });
  }
};
