import type { Size } from "./drawn-size";

/** Narrower than this, the figures under a frame do not fit. */
export const columnMinPx = 156;
export const gapPx = 20;
const rowMost = 3;
/** Narrower than this, the devices stand below each other with their figures beside them. */
const sideBySideFromPx = 3 * columnMinPx + 2 * gapPx;

export type SuiteLayout<Screen> = {
  isStacked: boolean;
  rows: readonly (readonly Screen[])[];
  /** Pixels of this window for one CSS pixel of every device, so that sizes compare. */
  scale: number;
};

/** Rows as even as can be, in order, of at most three. */
const toRows = <Screen>(screens: readonly Screen[]): Screen[][] => {
  const perRow = Math.ceil(screens.length / Math.ceil(screens.length / rowMost));
  const rows: Screen[][] = [];
  for (let at = 0; at < screens.length; at += perRow) rows.push(screens.slice(at, at + perRow));
  return rows;
};

/** The largest scale at which a row fits, where no column may be narrower than its figures. */
const toRowScale = (row: readonly Size[], roomPx: number): number => {
  let free = row.map(({ widthPx }) => widthPx).toSorted((a, b) => b - a);
  let widthPx = roomPx - gapPx * (row.length - 1);
  for (;;) {
    const scale = widthPx / free.reduce((sum, each) => sum + each, 0);
    const narrowest = free.at(-1);
    if (narrowest === undefined || free.length === 1 || narrowest * scale >= columnMinPx) return scale;
    widthPx -= columnMinPx;
    free = free.slice(0, -1);
  }
};

/** Rows and the one scale of all. `room` is what the suite may fill, in pixels of this window; nothing is enlarged. */
export const layOutSuite = <Screen extends Size>(screens: readonly Screen[], room: Size): SuiteLayout<Screen> => {
  if (screens.length > 1 && room.widthPx < sideBySideFromPx) {
    const widestPx = Math.max(...screens.map(({ widthPx }) => widthPx));
    return { isStacked: true, rows: screens.map((screen) => [screen]), scale: Math.min(1, room.widthPx / widestPx) };
  }
  const rows = toRows(screens);
  const tallestPx = Math.max(1, ...screens.map(({ heightPx }) => heightPx));
  const scales = rows.map((row) => toRowScale(row, room.widthPx));
  return { isStacked: false, rows, scale: Math.max(0, Math.min(1, room.heightPx / tallestPx, ...scales)) };
};
