/** Lengths in pixels of the sheet. */
export type SheetLayout = Readonly<{
  widthPx: number;
  heightPx: number;
  columnCount: number;
  rowCount: number;
  /** The box a picture fits into; it is never enlarged to fill it. */
  boxWidthPx: number;
  boxHeightPx: number;
}>;

/** Browsers draw no longer side. */
const sideLimitPx = 16_384;
/** Four bytes each while it is drawn: 128 MB. */
export const areaLimitPx = 32_000_000;

export const wholeBoxPx = 320;
/** Narrower ones have no room for a caption. */
const leastBoxPx = 120;
const boxRatio = 3 / 4;

export const marginPx = 24;
export const gapPx = 16;
/** The line that says what the sheet is, and the names of the columns. */
export const titlePx = 40;
const columnHeadPx = 28;
export const lineHeightPx = 18;
/** Between a picture and its caption. */
export const captionGapPx = 6;
const captionLines = 3;

const toCellHeight = (boxHeightPx: number): number => boxHeightPx + captionGapPx + captionLines * lineHeightPx;

const layOut = (columnCount: number, rowCount: number, boxWidthPx: number): SheetLayout => {
  const boxHeightPx = Math.round(boxWidthPx * boxRatio);
  return {
    widthPx: 2 * marginPx + columnCount * (boxWidthPx + gapPx) - gapPx,
    heightPx: 2 * marginPx + titlePx + columnHeadPx + rowCount * (toCellHeight(boxHeightPx) + gapPx) - gapPx,
    columnCount,
    rowCount,
    boxWidthPx,
    boxHeightPx,
  };
};

const fits = ({ widthPx, heightPx }: SheetLayout): boolean =>
  Math.max(widthPx, heightPx) <= sideLimitPx && widthPx * heightPx <= areaLimitPx;

/** The sheet with the widest boxes that browsers can draw. Undefined: there are too many cells for any caption. */
export const findSheetLayout = (columnCount: number, rowCount: number): SheetLayout | undefined => {
  for (let boxPx = wholeBoxPx; boxPx >= leastBoxPx; boxPx -= 1) {
    const layout = layOut(columnCount, rowCount, boxPx);
    if (fits(layout)) return layout;
  }
  return undefined;
};

/** As many rows as one sheet of this many columns has. */
export const countMostRows = (columnCount: number): number => {
  let count = 0;
  while (fits(layOut(columnCount, count + 1, leastBoxPx))) count += 1;
  return count;
};

/** Upper left corner of a cell's box. */
export const toBoxPlace = ({ boxWidthPx, boxHeightPx }: SheetLayout, column: number, row: number) => ({
  x: marginPx + column * (boxWidthPx + gapPx),
  y: marginPx + titlePx + columnHeadPx + row * (toCellHeight(boxHeightPx) + gapPx),
});
