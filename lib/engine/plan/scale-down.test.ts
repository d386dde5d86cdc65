import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaleDown } from "./scale-down";

const side = fc.integer({ min: 1, max: 20_000 });
const size = fc.record({ widthPx: side, heightPx: side });

const toSize = ([widthPx, heightPx]: readonly [number, number]) => ({ widthPx, heightPx });

describe("scaleDown", () => {
  it.each([
    [
      [4032, 3024],
      [2560, 1440],
      [1920, 1440],
    ],
    [
      [3024, 4032],
      [1080, 720],
      [540, 720],
    ],
    [
      [1080, 720],
      [500, 500],
      [500, 333],
    ],
    [
      [100, 100],
      [2560, 1440],
      [100, 100],
    ],
    [
      [20_000, 3],
      [1080, 720],
      [1080, 1],
    ],
    [
      [3, 12_000],
      [1080, 720],
      [1, 720],
    ],
    [
      [5, 2],
      [5, 1],
      [3, 1],
    ],
    [
      [2560, 1440],
      [2560, 1440],
      [2560, 1440],
    ],
  ] as const)("fits %j into %j as %j", (source, box, made) => {
    const [{ widthPx, heightPx }, expected] = [scaleDown(toSize(source), toSize(box)), toSize(made)];
    expect({ widthPx, heightPx }).toEqual(expected);
  });

  it("never enlarges, never leaves the box, never falls below a pixel", () => {
    fc.assert(
      fc.property(size, size, (source, box) => {
        const made = scaleDown(source, box);
        for (const key of ["widthPx", "heightPx"] as const) {
          expect(made[key]).toBeGreaterThanOrEqual(1);
          expect(Number.isInteger(made[key])).toBe(true);
          expect(made[key]).toBeLessThanOrEqual(Math.min(source[key], box[key]));
        }
      }),
    );
  });

  it("keeps the proportions to half a pixel and fills one side of the box when it shrinks", () => {
    fc.assert(
      fc.property(size, size, (source, box) => {
        const scale = Math.min(1, box.widthPx / source.widthPx, box.heightPx / source.heightPx);
        const made = scaleDown(source, box);
        for (const key of ["widthPx", "heightPx"] as const) {
          const exact = source[key] * scale;
          expect(Math.abs(made[key] - exact)).toBeLessThanOrEqual(exact < 0.5 ? 1 : 0.5 + 1e-6);
        }
        if (scale < 1) expect(made.widthPx === box.widthPx || made.heightPx === box.heightPx).toBe(true);
        else expect(made).toEqual({ widthPx: source.widthPx, heightPx: source.heightPx });
      }),
    );
  });
});
