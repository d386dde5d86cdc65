import sharp from "sharp";

type Luma = Readonly<{ widthPx: number; values: readonly number[] }>;

/** Brightness as BT.601 has it, read without the browser. */
export const toLuma = async (bytes: Buffer): Promise<Luma> => {
  const { data, info } = await sharp(bytes)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const values = Array.from({ length: info.width * info.height }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 3, at * 3 + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
  return { widthPx: info.width, values };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The formula of Wang et al. over 8 by 8 windows, written out for the test alone. */
export const toExpectedLikeness = (a: Luma, b: Luma): number => {
  const scores: number[] = [];
  for (let top = 0; (top + 8) * a.widthPx <= a.values.length; top += 4) {
    for (let left = 0; left + 8 <= a.widthPx; left += 4) {
      const places = Array.from({ length: 64 }, (_, at) => (top + (at >> 3)) * a.widthPx + left + (at & 7));
      const [x, y] = [a, b].map(({ values }) => places.map((place) => values[place] ?? 0)) as [number[], number[]];
      const [mx, my] = [mean(x), mean(y)];
      const vx = mean(x.map((value) => (value - mx) ** 2));
      const vy = mean(y.map((value) => (value - my) ** 2));
      const vxy = mean(x.map((value, at) => (value - mx) * ((y[at] ?? 0) - my)));
      scores.push(
        ((2 * mx * my + 6.5025) * (2 * vxy + 58.5225)) / ((mx ** 2 + my ** 2 + 6.5025) * (vx + vy + 58.5225)),
      );
    }
  }
  return mean(scores);
};
