export type TileBox = { leftPx: number; widthPx: number };
export type JustifiedRow = { startIndex: number; heightPx: number; boxes: readonly TileBox[] };

export type JustifiedLayout = {
  /** Width through height of each picture, in order. */
  ratios: readonly number[];
  widthPx: number;
  /** No full row is lower than this, unless a single picture is too wide for it. */
  leastHeightPx: number;
  gapPx: number;
  /** False while more pictures follow: then pictures that fill no row yet are left out, so that none ever moves. */
  isComplete: boolean;
};

/** Beyond these a picture stands letterboxed in its box rather than break the row. */
const narrowest = 0.5;
const widest = 3;

/** Width through height of the box a picture stands in; a square where nothing is known. */
export const toBoxRatio = (ratio: number): number =>
  Number.isFinite(ratio) && ratio > 0 ? Math.min(Math.max(ratio, narrowest), widest) : 1;

/**
 * Breaks pictures into rows that fill the width exactly, by the rule of a wrapping flex box whose
 * items grow by their ratio: a row ends before the picture that would overflow it at the least height.
 * So a page can lay the same rows out before any script runs. A row depends only on the pictures up to
 * the one after it, so rows stay as they are when pictures are added. The last row is not stretched.
 */
export const toJustifiedRows = (layout: JustifiedLayout): readonly JustifiedRow[] => {
  const { widthPx, leastHeightPx } = layout;
  if (widthPx <= 0) return [];
  const rows: JustifiedRow[] = [];
  let open: OpenRow = { startIndex: 0, ratios: [] };
  for (const ratio of layout.ratios.map(toBoxRatio)) {
    const longer = { ...open, ratios: [...open.ratios, ratio] };
    if (open.ratios.length === 0 || fillingHeightPx(longer, layout) >= leastHeightPx) {
      open = longer;
      continue;
    }
    rows.push(toRow(open, fillingHeightPx(open, layout), layout));
    open = { startIndex: open.startIndex + open.ratios.length, ratios: [ratio] };
  }
  if (open.ratios.length > 0 && layout.isComplete) {
    rows.push(toRow(open, Math.min(leastHeightPx, fillingHeightPx(open, layout)), layout));
  }
  return rows;
};

type OpenRow = { startIndex: number; ratios: readonly number[] };

/** The height at which the pictures of a row fill the width side by side. */
const fillingHeightPx = ({ ratios }: OpenRow, { widthPx, gapPx }: JustifiedLayout): number =>
  (widthPx - gapPx * (ratios.length - 1)) / ratios.reduce((sum, ratio) => sum + ratio, 0);

/** Keeps what arithmetic makes of a whole number whole. */
const roundingErrorPx = 1e-6;

/**
 * Whole pixels inside the exact box, never more: a picture that is drawn larger than it stood in the
 * page as it came would count as a new, later largest paint.
 */
const toRow = ({ startIndex, ratios }: OpenRow, exactPx: number, { gapPx }: JustifiedLayout): JustifiedRow => {
  let edgePx = 0;
  const boxes = ratios.map((ratio) => {
    const leftPx = Math.max(0, Math.ceil(edgePx - roundingErrorPx));
    const rightPx = Math.floor(edgePx + ratio * exactPx + roundingErrorPx);
    edgePx += ratio * exactPx + gapPx;
    return { leftPx, widthPx: rightPx - leftPx };
  });
  return { startIndex, heightPx: Math.floor(exactPx + roundingErrorPx), boxes };
};
