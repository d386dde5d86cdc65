import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseCandidate, toCandidate, toFlexibleWidthPx } from "./candidates";

const three = [640, 960, 1920].map((widthPx) => ({ name: `w${widthPx}`, widthPx }));
const choose = (widthPx: number, dpr: number): string | undefined => chooseCandidate(three, { widthPx, dpr })?.name;

describe("the file of a srcset that Chrome takes", () => {
  it.each([
    [320, 1, "w640"],
    [640, 1, "w640"],
    // On one dot per CSS pixel the larger is taken as soon as the smaller falls short.
    [641, 1, "w960"],
    [1000, 1, "w1920"],
    [412, 2.625, "w960"],
    // 390 x 3 = 1170 lies below the geometric mean of 960 and 1920, which is 1358.
    [390, 3, "w960"],
    [500, 3, "w1920"],
    [2560, 1.5, "w1920"],
  ])("for a slot of %i CSS px at DPR %d is %s", (widthPx, dpr, name) => expect(choose(widthPx, dpr)).toBe(name));

  it("does not depend on the order they are written in", () => {
    const slot = fc.record({
      widthPx: fc.integer({ min: 1, max: 4000 }),
      dpr: fc.double({ min: 0.5, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(slot, (each) => {
        expect(chooseCandidate(three.toReversed(), each)).toEqual(chooseCandidate(three, each));
      }),
    );
  });

  it("is none where there are none, and the only one where there is one", () => {
    expect(chooseCandidate([], { widthPx: 100, dpr: 1 })).toBeUndefined();
    expect(chooseCandidate(three.slice(0, 1), { widthPx: 4000, dpr: 3 })?.name).toBe("w640");
  });

  it("grows with the slot, never shrinks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 500 }), (widthPx, more) => {
        const smaller = chooseCandidate(three, { widthPx, dpr: 2 })?.widthPx ?? 0;
        expect(chooseCandidate(three, { widthPx: widthPx + more, dpr: 2 })?.widthPx ?? 0).toBeGreaterThanOrEqual(
          smaller,
        );
      }),
    );
  });
});

describe("widths", () => {
  it("asks a flexible variant for every dot of the slot", () => {
    expect(toFlexibleWidthPx({ widthPx: 412, dpr: 2.625 })).toBe(1082);
    expect(toFlexibleWidthPx({ widthPx: 1920, dpr: 1 })).toBe(1920);
  });

  it("knows the width a variant delivers, held by its height and by the original", () => {
    const original = { widthPx: 3000, heightPx: 2000 };
    const keepsShape = true;
    expect(toCandidate({ name: "a", widthPx: 960, keepsShape }, original)).toEqual({ name: "a", widthPx: 960 });
    expect(toCandidate({ name: "b", widthPx: 2560, heightPx: 1000, keepsShape }, original)?.widthPx).toBe(1500);
    expect(toCandidate({ name: "c", widthPx: 9000, keepsShape }, original)?.widthPx).toBe(3000);
  });

  it("leaves out variants of another shape, and originals of unknown size", () => {
    expect(toCandidate({ name: "a", widthPx: 9, keepsShape: false }, { widthPx: 30, heightPx: 20 })).toBeUndefined();
    expect(toCandidate({ name: "a", widthPx: 9, keepsShape: true }, { widthPx: 0, heightPx: 0 })).toBeUndefined();
  });
});
