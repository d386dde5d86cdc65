import type { Prices } from "@/lib/contracts/pricing";

/** As published; an account with a contract pays by its own terms. */
export const publishedPrices: Prices = {
  storedPer100k: 5,
  deliveredPer100k: 1,
  transformationsPer1k: 0.5,
  transformationsFree: 5000,
  currency: "USD",
  source: "https://developers.cloudflare.com/images/pricing/",
  readOn: "2026-11-24",
};
