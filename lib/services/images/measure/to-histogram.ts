import type { FactsAnswer } from "./measure-answer";
import { eachVisiblePixel } from "./read-pixels";

const count = (levels: Uint32Array, level: number): void => {
  levels[level] = (levels[level] ?? 0) + 1;
};

/** Pixels per level of each channel. Luma by ITU-R BT.709. */
export const toHistogram = (pixels: Buffer): NonNullable<FactsAnswer["histogram"]> => {
  const [reds, greens, blues, lumas] = [0, 1, 2, 3].map(() => new Uint32Array(256)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  eachVisiblePixel(pixels, (red, green, blue) => {
    count(reds, red);
    count(greens, green);
    count(blues, blue);
    count(lumas, Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue));
  });
  return { red: [...reds], green: [...greens], blue: [...blues], luma: [...lumas] };
};
