export type PixelSize = Readonly<{ widthPx: number; heightPx: number }>;

/** A side rounded to whole pixels may be off by one, which moves the ratio by this much of the longest side. */
const roundingPx = 1;

/** True where one is the other scaled, as far as whole pixels can tell. */
const hasSameShape = (a: PixelSize, b: PixelSize): boolean =>
  Math.abs(a.widthPx * b.heightPx - b.widthPx * a.heightPx) <=
  roundingPx * Math.max(a.widthPx, a.heightPx, b.widthPx, b.heightPx);

/** The size at which two pictures of one shape are measured: the smaller one's. Undefined for different shapes. */
export const findCommonSize = (a: PixelSize, b: PixelSize): PixelSize | undefined => {
  if (!hasSameShape(a, b)) return undefined;
  const { widthPx, heightPx } = a.widthPx * a.heightPx <= b.widthPx * b.heightPx ? a : b;
  return { widthPx, heightPx };
};
