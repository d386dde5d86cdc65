/** One byte per pixel, row by row. */
export type Luma = Readonly<{ widthPx: number; heightPx: number; values: Uint8Array }>;

const windowPx = 8;
const stepPx = 4;
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

const windowScore = (a: Luma, b: Luma, origin: number): number => {
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let y = 0; y < windowPx; y += 1) {
    const row = origin + y * a.widthPx;
    for (let at = row; at < row + windowPx; at += 1) {
      const [va, vb] = [a.values[at] ?? 0, b.values[at] ?? 0];
      sumA += va;
      sumB += vb;
      squareA += va * va;
      squareB += vb * vb;
      product += va * vb;
    }
  }
  const count = windowPx * windowPx;
  const [meanA, meanB] = [sumA / count, sumB / count];
  const varianceA = squareA / count - meanA * meanA;
  const varianceB = squareB / count - meanB * meanB;
  const covariance = product / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
    ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2))
  );
};

/**
 * Structural similarity of two pictures of equal size, 1 for equal ones: mean over 8x8 windows four pixels apart.
 * Source: Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment", 2004, with flat windows.
 */
export const ssim = (a: Luma, b: Luma): number => {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) {
    throw new RangeError(`${a.widthPx}x${a.heightPx} cannot be compared with ${b.widthPx}x${b.heightPx}`);
  }
  if (a.widthPx < windowPx || a.heightPx < windowPx) throw new RangeError(`a side is shorter than ${windowPx} pixels`);
  let [sum, count] = [0, 0];
  for (let y = 0; y + windowPx <= a.heightPx; y += stepPx) {
    for (let x = 0; x + windowPx <= a.widthPx; x += stepPx) {
      sum += windowScore(a, b, y * a.widthPx + x);
      count += 1;
    }
  }
  return sum / count;
};
