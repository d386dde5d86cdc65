import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBoxRatio, toJustifiedRows, type JustifiedLayout } from "./justified-rows";

const layout = (ratios: readonly number[], more: Partial<JustifiedLayout> = {}): JustifiedLayout => ({
  ratios,
  widthPx: 1200,
  leastHeightPx: 220,
  gapPx: 8,
  isComplete: true,
  ...more,
});
const anyRatios = fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { maxLength: 120 });
const anyWidthPx = fc.integer({ min: 280, max: 3000 });

describe("toJustifiedRows", () => {
  it("fills the width with every row but the last", () => {
    fc.assert(
      fc.property(anyRatios, anyWidthPx, (ratios, widthPx) => {
        const rows = toJustifiedRows(layout(ratios, { widthPx }));
        for (const row of rows.slice(0, -1)) {
          const last = row.boxes.at(-1);
          expect((last?.leftPx ?? 0) + (last?.widthPx ?? 0)).toBe(widthPx);
        }
      }),
    );
  });

  it("places every picture once and in order", () => {
    fc.assert(
      fc.property(anyRatios, anyWidthPx, (ratios, widthPx) => {
        const rows = toJustifiedRows(layout(ratios, { widthPx }));
        let expected = 0;
        for (const row of rows) {
          expect(row.startIndex).toBe(expected);
          expected += row.boxes.length;
        }
        expect(expected).toBe(ratios.length);
      }),
    );
  });

  it("never moves a row when pictures are added after it", () => {
    fc.assert(
      fc.property(anyRatios, anyRatios, anyWidthPx, (first, second, widthPx) => {
        const before = toJustifiedRows(layout(first, { widthPx, isComplete: false }));
        const after = toJustifiedRows(layout([...first, ...second], { widthPx, isComplete: false }));
        expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });

  it("keeps the gap between neighbours", () => {
    const [row] = toJustifiedRows(layout([1.5, 1.5, 1.5, 1.5, 1.5]));
    const boxes = row?.boxes ?? [];
    for (const [index, box] of boxes.slice(1).entries()) {
      const before = boxes[index];
      expect(Math.abs(box.leftPx - ((before?.leftPx ?? 0) + (before?.widthPx ?? 0)) - 8)).toBeLessThanOrEqual(1);
    }
  });

  it("does not stretch the last row", () => {
    const [row] = toJustifiedRows(layout([1]));
    expect(row).toEqual({ startIndex: 0, heightPx: 220, boxes: [{ leftPx: 0, widthPx: 220 }] });
  });

  it("leaves out pictures that fill no row while more follow", () => {
    expect(toJustifiedRows(layout([1, 1], { isComplete: false }))).toEqual([]);
  });

  it("gives a panorama at most three and a tall page at least half its height in width", () => {
    const [row] = toJustifiedRows(layout([12.8, 0.1], { widthPx: 2000 }));
    expect(row?.boxes.map((box) => box.widthPx)).toEqual([660, 110]);
  });

  it("keeps rows of ordinary pictures between the least height and half as much again", () => {
    const ratios = Array.from({ length: 60 }, (_, index) => [1.5, 0.67, 1.78, 1][index % 4] ?? 1);
    for (const row of toJustifiedRows(layout(ratios)).slice(0, -1)) {
      expect(row.heightPx).toBeGreaterThanOrEqual(220);
      expect(row.heightPx).toBeLessThan(330);
    }
  });

  it("lowers a row for the one picture that is too wide for it", () => {
    const [row] = toJustifiedRows(layout([3, 1], { widthPx: 300 }));
    expect(row).toEqual({ startIndex: 0, heightPx: 100, boxes: [{ leftPx: 0, widthPx: 300 }] });
  });

  it("draws no picture larger than its exact box", () => {
    fc.assert(
      fc.property(anyRatios, anyWidthPx, (ratios, widthPx) => {
        for (const row of toJustifiedRows(layout(ratios, { widthPx }))) {
          const boxRatios = ratios.slice(row.startIndex, row.startIndex + row.boxes.length).map(toBoxRatio);
          const sum = boxRatios.reduce((total, ratio) => total + ratio, 0);
          const exactPx = (widthPx - 8 * (boxRatios.length - 1)) / sum;
          expect(row.heightPx).toBeLessThanOrEqual(exactPx + 1e-6);
          for (const [index, box] of row.boxes.entries()) {
            expect(box.widthPx).toBeLessThanOrEqual((boxRatios[index] ?? 0) * exactPx + 1e-5);
          }
        }
      }),
    );
  });

  it("gives a picture of unknown size a square", () => {
    const [row] = toJustifiedRows(layout([Number.NaN, 0]));
    expect(row?.boxes.map((box) => box.widthPx)).toEqual([220, 220]);
  });

  it("has no rows without width", () => {
    expect(toJustifiedRows(layout([1, 2, 3], { widthPx: 0 }))).toEqual([]);
  });
});
