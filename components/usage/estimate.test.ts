import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Prices } from "@/lib/contracts/pricing";
import {
  findNumbers,
  hasPublishedPrices,
  parseEstimate,
  parseFigure,
  printEstimate,
  toCost,
  toStart,
  toTexts,
} from "./estimate";

const prices: Prices = {
  storedPer100k: 5,
  deliveredPer100k: 1,
  transformationsPer1k: 0.5,
  transformationsFree: 5000,
  currency: "USD",
  source: "https://prices.test/",
  readOn: "2026-11-24",
};
const start = toStart(42, prices);
const parse = (search: string) => parseEstimate(new URLSearchParams(search), start);

describe("parseFigure", () => {
  it.each([
    ["stored", "1,250,000", 1_250_000],
    ["stored", " 7 ", 7],
    ["delivered", "1000000000000", 1e12],
    ["delivered", "1000000000001", undefined],
    ["transformations", "1.5", undefined],
    ["stored", "", undefined],
    ["stored", "-1", undefined],
    ["stored", "1e3", undefined],
    ["storedPer100k", "0.0125", 0.0125],
    ["storedPer100k", "4,50", undefined],
    ["storedPer100k", "1000001", undefined],
    ["transformationsFree", "5,000", 5000],
  ] as const)("reads %s %j as %s", (field, text, figure) => {
    expect(parseFigure(field, text)).toBe(figure);
  });
});

describe("an estimate's address", () => {
  it("is read as it was printed", () => {
    const count = fc.integer({ min: 0, max: 1e12 });
    const price = fc.integer({ min: 0, max: 1e9 }).map((milli) => milli / 1000);
    const numbers = fc.record({
      stored: count,
      delivered: count,
      transformations: count,
      storedPer100k: price,
      deliveredPer100k: price,
      transformationsPer1k: price,
      transformationsFree: count,
    });
    fc.assert(
      fc.property(numbers, (given) => {
        expect(findNumbers(parse(printEstimate(toTexts(given), start)))).toEqual(given);
      }),
    );
  });

  it("says nothing of what is as it was at the start, and takes nonsense for nothing", () => {
    expect(printEstimate(toTexts(start), start)).toBe("");
    expect(findNumbers(parse("?stored=many&delivered=-1"))).toEqual(start);
    expect(printEstimate({ ...toTexts(start), stored: "oops", delivered: "9" }, start)).toBe("?delivered=9");
  });
});

describe("toCost", () => {
  it("reckons with the prices given, not with the published ones", () => {
    const given = { ...start, stored: 100_001, delivered: 250_000, transformations: 7000 };
    expect(toCost(given, prices)).toEqual({ stored: 10, delivered: 2.5, transformations: 1, total: 13.5 });
    const dear = { ...given, storedPer100k: 7, transformationsFree: 0 };
    expect(toCost(dear, prices)).toEqual({ stored: 14, delivered: 2.5, transformations: 3.5, total: 20 });
    expect([given, dear].map((numbers) => hasPublishedPrices(numbers, prices))).toEqual([true, false]);
  });

  it("waits for every field to be a number", () => {
    expect(findNumbers({ ...toTexts(start), delivered: "" })).toBeUndefined();
  });
});
