import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem-error";
import { toCellKey, type CellState } from "./matrix-run";
import { csvColumns, toCsv, toCsvField } from "./to-csv";

const problem = new ProblemError({
  status: 404,
  code: "x",
  title: "No",
  detail: "No such variant.",
  isRetryable: false,
});
const measured = {
  kind: "measured" as const,
  figures: { format: "avif", widthPx: 30, heightPx: 20, sizeBytes: 512, url: "https://d/h/a%2Fb/public", sha256: "c0" },
};

/** Reads one field back by RFC 4180. */
const readField = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

describe("the CSV of a matrix", () => {
  it("has a line for each cell, failed ones with their reason and no figures", () => {
    const text = toCsv({
      images: [{ id: "a/b", filename: "sea, calm.jpg", sizeBytes: 9000 }],
      variants: ["public", "tiny", "late"],
      cells: new Map<string, CellState>([
        [toCellKey({ imageId: "a/b", variant: "public" }), measured],
        [toCellKey({ imageId: "a/b", variant: "tiny" }), { kind: "failed", problem }],
      ]),
      device: "Desktop",
    });
    expect(text.split("\r\n")).toEqual([
      csvColumns.join(","),
      'a/b,"sea, calm.jpg",public,Desktop,avif,30,20,512,9000,c0,https://d/h/a%2Fb/public,',
      'a/b,"sea, calm.jpg",tiny,Desktop,,,,,9000,,,No such variant.',
      'a/b,"sea, calm.jpg",late,Desktop,,,,,9000,,,not measured',
      "",
    ]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])("keeps %j from running as a formula", (text) => {
    expect(readField(toCsvField(text))).toBe(`'${text}`);
  });

  it("keeps every other text as it is, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = readField(toCsvField(`x${text}`));
        expect(read).toBe(`x${text}`);
      }),
    );
  });
});
