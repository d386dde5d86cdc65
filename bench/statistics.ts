/** The middle value; the mean of the two middle ones of an even count. NaN for none. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Linear between neighbours; `share` from 0 to 1. NaN for none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - Math.floor(at));
};

export type Point = Readonly<{ x: number; y: number }>;

/** Rise of y per unit of x, by least squares. NaN when all x are equal. */
export const slope = (points: readonly Point[]): number => {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const over = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return over / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
};
