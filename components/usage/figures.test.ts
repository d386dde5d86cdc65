import { describe, expect, it } from "vitest";
import { toMoneyWords, toPriceWords } from "./figures";

describe("figures of usage", () => {
  it("rounds money to the cent, and calls no cost nothing", () => {
    expect([0, 0.004, 0.005, 12.345, 1234].map(toMoneyWords)).toEqual([
      "$0.00",
      "less than $0.01",
      "$0.01",
      "$12.35",
      "$1,234.00",
    ]);
  });

  it("keeps the parts of a cent of a price", () => {
    expect([5, 0.5, 0.0125].map(toPriceWords)).toEqual(["$5.00", "$0.50", "$0.0125"]);
  });
});
