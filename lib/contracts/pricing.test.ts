import { describe, expect, it } from "vitest";
import { projectMonthlyCost, type Prices } from "./pricing";

const prices: Prices = {
  storedPer100k: 5,
  deliveredPer100k: 1,
  transformationsPer1k: 0.5,
  transformationsFree: 5000,
  currency: "USD",
  source: "https://example.test",
  readOn: "2026-01-01",
};
const nothing = { stored: 0, delivered: 0, transformations: 0 };

describe("projectMonthlyCost", () => {
  it("asks nothing for nothing", () => {
    expect(projectMonthlyCost(nothing, prices).total).toBe(0);
  });

  it("buys room for stored images in whole blocks", () => {
    expect(projectMonthlyCost({ ...nothing, stored: 1 }, prices).stored).toBe(5);
    expect(projectMonthlyCost({ ...nothing, stored: 100_000 }, prices).stored).toBe(5);
    expect(projectMonthlyCost({ ...nothing, stored: 100_001 }, prices).stored).toBe(10);
  });

  it("counts deliveries piece by piece, and transformations above the free ones", () => {
    expect(projectMonthlyCost({ ...nothing, delivered: 250_000 }, prices).delivered).toBe(2.5);
    expect(projectMonthlyCost({ ...nothing, transformations: 5000 }, prices).transformations).toBe(0);
    expect(projectMonthlyCost({ ...nothing, transformations: 7000 }, prices).transformations).toBe(1);
  });

  it("adds them up", () => {
    const cost = projectMonthlyCost({ stored: 1, delivered: 100_000, transformations: 6000 }, prices);
    expect(cost).toEqual({ stored: 5, delivered: 1, transformations: 0.5, total: 6.5 });
  });
});
