import type { Size } from "./plan";

export const toSide = (exactPx: number): number => Math.max(1, Math.floor(exactPx + 0.5));

/** Fits a picture into a box without enlarging it: sides rounded half up, never below one pixel. */
export const scaleDown = (source: Size, box: Size): Size => {
  // Both ratios are compared by cross products, so that the side that decides comes out exact.
  if (source.widthPx <= box.widthPx && source.heightPx <= box.heightPx) return source;
  if (source.widthPx * box.heightPx >= source.heightPx * box.widthPx) {
    return { widthPx: box.widthPx, heightPx: toSide((source.heightPx * box.widthPx) / source.widthPx) };
  }
  return { widthPx: toSide((source.widthPx * box.heightPx) / source.heightPx), heightPx: box.heightPx };
};
