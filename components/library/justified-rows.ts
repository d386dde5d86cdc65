export type TileBox = { leftPx: number; widthPx: number };
export type JustifiedRow = { startIndex: number; heightPx: number; boxes: readonly TileBox[] };

export type JustifiedLayout = {
  /** Width through height of each picture, in order. */
  ratios: readonly number[];
  widthPx: number;
  /** The height rows aim at. Full rows come out somewhat higher or lower. */
  targetHeightPx: number;
  gapPx: number;
  /** False while more pictures follow: then pictures that fill no row yet are left out, so that none ever moves. */
  isComplete: boolean;
};

/** Beyond these a picture stands letterboxed in its box rather than break the row. */
const narrowest = 0.5;
const widest = 3;

/**
 * Breaks pictures into rows that fill the width exactly. A row depends only on the pictures before
 * its end, so rows stay as they are when pictures are added after them. The last row is not stretched.
 */
export const toJustifiedRows = (layout: JustifiedLayout): readonly JustifiedRow[] => {
  const { widthPx, targetHeightPx, gapPx } = layout;
  if (widthPx <= 0) return [];
  const rows: JustifiedRow[] = [];
  let open: number[] = [];
  let startIndex = 0;
  const close = (ratios: readonly number[]) => {
    rows.push(toFullRow(ratios, startIndex, layout));
    startIndex += ratios.length;
  };
  for (const rawRatio of layout.ratios) {
    const ratio = toBoxRatio(rawRatio);
    const withoutPx = naturalHeightPx(open, widthPx, gapPx);
    const withPx = naturalHeightPx([...open, ratio], widthPx, gapPx);
    if (withPx > targetHeightPx) {
      open.push(ratio);
      continue;
    }
    // The row is full with this picture; it may still look better without.
    if (open.length > 0 && withoutPx / targetHeightPx < targetHeightPx / withPx) {
      close(open);
      open = [ratio];
      if (naturalHeightPx(open, widthPx, gapPx) > targetHeightPx) continue;
      close(open);
      open = [];
      continue;
    }
    close([...open, ratio]);
    open = [];
  }
  if (open.length > 0 && layout.isComplete) rows.push(toLooseRow(open, startIndex, layout));
  return rows;
};

const toBoxRatio = (ratio: number): number =>
  Number.isFinite(ratio) && ratio > 0 ? Math.min(Math.max(ratio, narrowest), widest) : 1;

/** The height at which pictures of these ratios fill the width side by side; infinite for none. */
const naturalHeightPx = (ratios: readonly number[], widthPx: number, gapPx: number): number => {
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  return sum === 0 ? Number.POSITIVE_INFINITY : (widthPx - gapPx * (ratios.length - 1)) / sum;
};

/** Whole pixels; edges are rounded, not widths, so that no row ends short of the right edge. */
const toFullRow = (ratios: readonly number[], startIndex: number, layout: JustifiedLayout): JustifiedRow => {
  const exactPx = naturalHeightPx(ratios, layout.widthPx, layout.gapPx);
  return { startIndex, heightPx: Math.round(exactPx), boxes: toBoxes(ratios, exactPx, layout.gapPx) };
};

const toLooseRow = (ratios: readonly number[], startIndex: number, layout: JustifiedLayout): JustifiedRow => {
  const heightPx = Math.min(layout.targetHeightPx, naturalHeightPx(ratios, layout.widthPx, layout.gapPx));
  return { startIndex, heightPx: Math.round(heightPx), boxes: toBoxes(ratios, heightPx, layout.gapPx) };
};

const toBoxes = (ratios: readonly number[], heightPx: number, gapPx: number): TileBox[] => {
  let edgePx = 0;
  return ratios.map((ratio) => {
    const leftPx = Math.round(edgePx);
    const rightPx = Math.round(edgePx + ratio * heightPx);
    edgePx += ratio * heightPx + gapPx;
    return { leftPx, widthPx: rightPx - leftPx };
  });
};
