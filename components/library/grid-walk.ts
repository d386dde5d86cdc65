import type { JustifiedRow } from "./justified-rows";

export type Step = "left" | "right" | "up" | "down" | "first" | "last";

const stepKeys: Readonly<Record<string, Step>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

export const findStep = (key: string): Step | undefined => stepKeys[key];

/** Which row holds the picture with this index; -1 for none. */
export const findRowIndex = (rows: readonly JustifiedRow[], index: number): number =>
  rows.findLastIndex((row) => row.startIndex <= index && index < row.startIndex + row.boxes.length);

/** The picture one step away, by where pictures stand. At an edge it is the same picture. */
export const stepFrom = (rows: readonly JustifiedRow[], index: number, step: Step): number => {
  const lastRow = rows.at(-1);
  const lastIndex = lastRow === undefined ? 0 : lastRow.startIndex + lastRow.boxes.length - 1;
  switch (step) {
    case "left":
      return Math.max(index - 1, 0);
    case "right":
      return Math.min(index + 1, lastIndex);
    case "first":
      return 0;
    case "last":
      return lastIndex;
    case "up":
      return stepRow(rows, index, -1);
    case "down":
      return stepRow(rows, index, 1);
  }
};

/** The picture above or below whose middle is nearest. */
const stepRow = (rows: readonly JustifiedRow[], index: number, by: number): number => {
  const rowIndex = findRowIndex(rows, index);
  const row = rows[rowIndex];
  const target = rows[rowIndex + by];
  const box = row?.boxes[index - row.startIndex];
  if (target === undefined || box === undefined) return index;
  const middlePx = box.leftPx + box.widthPx / 2;
  const distances = target.boxes.map(({ leftPx, widthPx }) => Math.abs(leftPx + widthPx / 2 - middlePx));
  return target.startIndex + distances.indexOf(Math.min(...distances));
};
