import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaLimitPx, countMostRows, findSheetLayout, marginPx, toBoxPlace, wholeBoxPx } from "./sheet-layout";

const counts = fc.record({ columns: fc.integer({ min: 1, max: 100 }), rows: fc.integer({ min: 1, max: 50 }) });

describe("the layout of a contact sheet", () => {
  it("draws a few pictures in whole boxes", () => {
    expect(findSheetLayout(3, 5)).toMatchObject({ boxWidthPx: wholeBoxPx, boxHeightPx: 240, widthPx: 1040 });
  });

  it("makes the boxes smaller, and no smaller than need be, where there are many", () => {
    const layout = findSheetLayout(10, 50);
    expect(layout?.boxWidthPx).toBeGreaterThan(200);
    expect(layout?.boxWidthPx).toBeLessThan(wholeBoxPx);
    expect((layout?.widthPx ?? 0) * (layout?.heightPx ?? 0)).toBeGreaterThan(areaLimitPx * 0.97);
  });

  it("stays within what browsers draw, whatever is chosen, or says how many rows it has room for", () => {
    fc.assert(
      fc.property(counts, ({ columns, rows }) => {
        const layout = findSheetLayout(columns, rows);
        expect(layout === undefined).toBe(rows > countMostRows(columns));
        if (layout === undefined) return;
        expect(layout.widthPx * layout.heightPx).toBeLessThanOrEqual(areaLimitPx);
        expect(Math.max(layout.widthPx, layout.heightPx)).toBeLessThanOrEqual(16_384);
      }),
    );
    expect(countMostRows(100)).toBeGreaterThan(9);
  });

  it("places the last box at the right margin, and its caption above the lower one", () => {
    const layout = findSheetLayout(4, 2);
    if (layout === undefined) throw new Error("eight pictures have a sheet");
    const { x, y } = toBoxPlace(layout, 3, 1);
    expect(x + layout.boxWidthPx).toBe(layout.widthPx - marginPx);
    expect(y + layout.boxHeightPx).toBeLessThan(layout.heightPx - marginPx);
  });
});
