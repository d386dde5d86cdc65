import type { Step } from "./pipeline";

/**
 * Brings the picture to the exact size of the plan, which has the right proportions already. Runs before the picture is
 * turned, because there are fewer pixels to turn afterwards; the plan's size is that of the turned picture.
 */
export const resize: Step = ({ plan: { scaled, rotate, trim }, facts }) => {
  const isLying = rotate === 90 || rotate === 270;
  const width = isLying ? scaled.heightPx : scaled.widthPx;
  const height = isLying ? scaled.widthPx : scaled.heightPx;
  const from = trim ?? facts;
  if (width === from.widthPx && height === from.heightPx) return [];
  return [(pipeline) => pipeline.resize({ width, height, fit: "fill" })];
};
