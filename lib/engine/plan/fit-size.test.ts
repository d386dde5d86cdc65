import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, type Fitted, fitSize, needsBothSides } from "./fit-size";
import type { Size } from "./plan";
import { type FitName, fitNames } from "./transform-options";

const sized = (text: string): Size => {
  const [widthPx = 0, heightPx = 0] = text.split("x").map(Number);
  return { widthPx, heightPx };
};
const boxed = (text: string): Box => {
  const [width = "", height = ""] = text.split("x");
  return {
    ...(width === "" ? {} : { widthPx: Number(width) }),
    ...(height === "" ? {} : { heightPx: Number(height) }),
  };
};
const told = ({ widthPx, heightPx }: Size): string => `${widthPx}x${heightPx}`;

const side = fc.integer({ min: 1, max: 12_000 });
const size = fc.record({ widthPx: side, heightPx: side });
const fit = fc.constantFrom(...fitNames);
const box = fc.oneof(size, fc.record({ widthPx: side }), fc.record({ heightPx: side }), fc.constant({}));

/** What comes out in the end. */
const outcomeOf = ({ scaled, cut = scaled, canvas = cut }: Fitted): Size => canvas;

describe("fitSize", () => {
  it.each<[FitName, string, string, string, (string | undefined)?, string?]>([
    ["scale-down", "1080x720", "500x500", "500x333"],
    ["scale-down", "100x50", "500x500", "100x50"],
    ["scale-down", "1080x720", "500x", "500x333"],
    ["scale-down", "1080x720", "x360", "540x360"],
    ["scale-down", "100x50", "500x", "100x50"],
    ["contain", "100x50", "500x500", "500x250"],
    ["contain", "1080x720", "500x500", "500x333"],
    ["contain", "100x50", "500x", "500x250"],
    ["contain", "100x50", "x500", "1000x500"],
    ["cover", "1080x720", "500x500", "750x500", "500x500"],
    ["cover", "100x50", "500x500", "1000x500", "500x500"],
    ["cover", "100x50", "500x", "500x250"],
    ["crop", "1080x720", "500x500", "750x500", "500x500"],
    ["crop", "100x50", "500x500", "100x50", "100x50"],
    ["crop", "1000x300", "500x500", "1000x300", "500x300"],
    ["crop", "300x1000", "500x500", "300x1000", "300x500"],
    ["crop", "100x50", "500x", "100x50"],
    ["aspect-crop", "612x613", "1920x1120", "612x613", "612x357"],
    ["aspect-crop", "1080x720", "500x500", "750x500", "500x500"],
    ["aspect-crop", "100x400", "500x500", "100x400", "100x100"],
    ["pad", "1080x720", "500x500", "500x333", undefined, "500x500"],
    ["pad", "100x50", "500x500", "500x250", undefined, "500x500"],
    ["pad", "100x50", "500x", "500x250"],
    ["squeeze", "1080x720", "500x500", "500x500"],
    ["squeeze", "1080x720", "500x", "500x333"],
    ["scale-up", "100x50", "500x500", "500x250"],
    ["scale-up", "1080x720", "500x500", "1080x720"],
    ["scale-up", "100x50", "500x", "500x250"],
    ["scale-up", "1000x50", "500x", "1000x50"],
  ])("%s makes of %s in %s: scaled %s, cut %s, canvas %s", (...row) => {
    const [name, source, into, scaled, cut, canvas] = row;
    const fitted = fitSize(sized(source), boxed(into), name);
    expect(told(fitted.scaled)).toBe(scaled);
    expect(fitted.cut && told(fitted.cut)).toBe(cut);
    expect(fitted.canvas && told(fitted.canvas)).toBe(canvas);
  });

  it("leaves a picture as it is without a box", () => {
    for (const name of fitNames) expect(fitSize(sized("7x9"), {}, name)).toEqual({ scaled: sized("7x9") });
  });

  it("makes whole pixels, at least one, and never cuts more than there is", () => {
    fc.assert(
      fc.property(size, box, fit, (source, into, name) => {
        const { scaled, cut = scaled, canvas = cut } = fitSize(source, into, name);
        for (const { widthPx, heightPx } of [scaled, cut, canvas]) {
          expect(Number.isInteger(widthPx) && Number.isInteger(heightPx)).toBe(true);
          expect(Math.min(widthPx, heightPx)).toBeGreaterThanOrEqual(1);
        }
        expect(cut.widthPx).toBeLessThanOrEqual(scaled.widthPx);
        expect(cut.heightPx).toBeLessThanOrEqual(scaled.heightPx);
        expect(canvas.widthPx).toBeGreaterThanOrEqual(cut.widthPx);
        expect(canvas.heightPx).toBeGreaterThanOrEqual(cut.heightPx);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays within a whole box, but where it must not shrink", () => {
    fc.assert(
      fc.property(size, size, fit, (source, into, name) => {
        const made = outcomeOf(fitSize(source, into, name));
        const isSmallBox = source.widthPx > into.widthPx || source.heightPx > into.heightPx;
        if (name === "scale-up" && isSmallBox) {
          expect(made).toEqual(source);
          return;
        }
        expect(made.widthPx).toBeLessThanOrEqual(into.widthPx);
        expect(made.heightPx).toBeLessThanOrEqual(into.heightPx);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["cover", "pad", "squeeze"] as const)("%s fills the box to the pixel", (name) => {
    fc.assert(
      fc.property(size, size, (source, into) => {
        expect(outcomeOf(fitSize(source, into, name))).toEqual(into);
      }),
    );
  });

  it.each(["scale-down", "crop", "aspect-crop"] as const)("%s never enlarges", (name) => {
    fc.assert(
      fc.property(size, box, (source, into) => {
        const { scaled } = fitSize(source, into, name);
        expect(scaled.widthPx).toBeLessThanOrEqual(source.widthPx);
        expect(scaled.heightPx).toBeLessThanOrEqual(source.heightPx);
      }),
    );
  });

  it("keeps the proportions to a pixel, but in squeeze", () => {
    fc.assert(
      fc.property(size, box, fit, (source, into, name) => {
        if (name === "squeeze" && Object.keys(into).length === 2) return;
        const { scaled } = fitSize(source, into, name);
        const scale = Math.max(scaled.widthPx / source.widthPx, scaled.heightPx / source.heightPx);
        const least = Math.min(scaled.widthPx / source.widthPx, scaled.heightPx / source.heightPx);
        // The side that was rounded is off by at most half a pixel, and by one where it would have vanished.
        expect((scale - least) * Math.min(source.widthPx, source.heightPx)).toBeLessThanOrEqual(1.0001);
      }),
      { numRuns: 2000 },
    );
  });

  it("says which fits need both sides", () => {
    const needing = fitNames.filter((name) => needsBothSides(name, { widthPx: 5 }));
    expect(needing).toEqual(["cover", "crop", "aspect-crop", "pad", "squeeze"]);
    expect(fitNames.filter((name) => needsBothSides(name, { widthPx: 5, heightPx: 5 }))).toEqual([]);
  });
});
