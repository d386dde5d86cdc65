export type Cell = string | number;

const toText = (cell: Cell): string => {
  if (typeof cell === "string") return cell;
  if (!Number.isFinite(cell)) return "-";
  if (Number.isInteger(cell)) return String(cell);
  return Math.abs(cell) >= 100 ? cell.toFixed(0) : cell.toFixed(Math.abs(cell) >= 10 ? 1 : 3);
};

/** Prints rows under their headings: text to the left, figures to the right. */
export const printTable = (title: string, headings: readonly string[], rows: readonly (readonly Cell[])[]): void => {
  const lines = [headings, ...rows].map((row) => row.map(toText));
  const widths = headings.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const isText = headings.map((_, at) => rows.every((row) => typeof row[at] === "string"));
  const print = (line: readonly string[]): string =>
    line
      .map((text, at) => (isText[at] === true ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join("  ");
  console.log(`\n${title}`);
  console.log(print(lines[0] ?? []));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  for (const line of lines.slice(1)) console.log(print(line));
};
