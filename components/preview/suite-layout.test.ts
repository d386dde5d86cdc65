import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnMinPx, gapPx, layOutSuite } from "./suite-layout";

const size = fc.record({
  widthPx: fc.integer({ min: 100, max: 16_384 }),
  heightPx: fc.integer({ min: 100, max: 16_384 }),
});
const suite = fc.array(size, { minLength: 1, maxLength: 12 });
const room = fc.record({ widthPx: fc.integer({ min: 280, max: 3000 }), heightPx: fc.integer({ min: 260, max: 2000 }) });

describe("the layout of a suite", () => {
  it("never overflows its room, keeps the order and loses no device", () => {
    fc.assert(
      fc.property(suite, room, (screens, space) => {
        const { rows, scale, isStacked } = layOutSuite(screens, space);
        expect(rows.flat()).toEqual(screens);
        expect(scale).toBeGreaterThan(0);
        expect(scale).toBeLessThanOrEqual(1);
        for (const row of rows) {
          const columns = row.map(({ widthPx }) =>
            isStacked || row.length === 1 ? widthPx * scale : Math.max(columnMinPx, widthPx * scale),
          );
          const whole = columns.reduce((sum, each) => sum + each, gapPx * (row.length - 1));
          expect(whole).toBeLessThanOrEqual(space.widthPx + 0.01);
        }
        if (!isStacked)
          for (const { heightPx } of screens) expect(heightPx * scale).toBeLessThanOrEqual(space.heightPx + 0.01);
      }),
    );
  });

  it("puts at most three in a row, as evenly as can be", () => {
    const screens = Array.from({ length: 4 }, () => ({ widthPx: 400, heightPx: 800 }));
    const rows = layOutSuite(screens, { widthPx: 1000, heightPx: 500 }).rows;
    expect(rows.map((row) => row.length)).toEqual([2, 2]);
  });

  it("stands them below each other on a phone, as wide as it is", () => {
    const screens = [
      { widthPx: 1920, heightPx: 1080 },
      { widthPx: 412, heightPx: 923 },
    ];
    const layout = layOutSuite(screens, { widthPx: 358, heightPx: 400 });
    expect(layout.isStacked).toBe(true);
    expect(layout.scale * 1920).toBeCloseTo(358);
  });
});
