/**
 * The least height of a row by the width of the grid, smallest width first: three or so pictures across
 * a phone, six across a desk. `rowHeightClass` says the same to the style sheet, for the page as it comes.
 */
const rowHeights = [
  { fromWidthPx: 0, heightPx: 92 },
  { fromWidthPx: 560, heightPx: 148 },
  { fromWidthPx: 1000, heightPx: 176 },
] as const;

export const rowHeightClass =
  "[--row-height:92px] @min-[560px]:[--row-height:148px] @min-[1000px]:[--row-height:176px]";

/** A box of this shape in a wrapping flex row: the style sheet breaks and fills rows as `toJustifiedRows` does. */
export const toFlowingBox = (ratio: number) => ({
  flex: `${ratio} 1 calc(${ratio} * var(--row-height))`,
  aspectRatio: ratio,
});

export const toRowHeightPx = (gridWidthPx: number): number =>
  rowHeights.findLast(({ fromWidthPx }) => gridWidthPx >= fromWidthPx)?.heightPx ?? rowHeights[0].heightPx;

export const gapPx = 8;

type Size = { widthPx: number; heightPx: number };

/** The size at which a picture is drawn inside a box: whole, never enlarged. */
export const fitInside = (picture: Size, box: Size): Size => {
  if (picture.widthPx <= 0 || picture.heightPx <= 0) return box;
  const scale = Math.min(box.widthPx / picture.widthPx, box.heightPx / picture.heightPx, 1);
  const fitted = { widthPx: picture.widthPx * scale, heightPx: picture.heightPx * scale };
  // A pixel of rounding would show as a hairline at the edge of an otherwise filled box.
  return {
    widthPx: box.widthPx - fitted.widthPx < 3 ? box.widthPx : Math.round(fitted.widthPx),
    heightPx: box.heightPx - fitted.heightPx < 3 ? box.heightPx : Math.round(fitted.heightPx),
  };
};
