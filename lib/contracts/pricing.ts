/** What the service charges in US dollars a month. */
export type Prices = {
  storedPer100k: number;
  deliveredPer100k: number;
  /** Unique transformations of pictures stored elsewhere; those of stored images cost nothing more. */
  transformationsPer1k: number;
  transformationsFree: number;
  currency: "USD";
  source: string;
  /** The day the page was read. */
  readOn: string;
};

/** Images stored, and counts a month. */
export type MonthlyUse = { stored: number; delivered: number; transformations: number };

/** US dollars a month, unrounded. */
export type MonthlyCost = { stored: number; delivered: number; transformations: number; total: number };

/** Stored images are bought in whole blocks of 100,000; the rest is counted piece by piece. */
export const projectMonthlyCost = (use: MonthlyUse, prices: Prices): MonthlyCost => {
  const stored = Math.ceil(use.stored / 100_000) * prices.storedPer100k;
  const delivered = (use.delivered / 100_000) * prices.deliveredPer100k;
  const charged = Math.max(0, use.transformations - prices.transformationsFree);
  const transformations = (charged / 1000) * prices.transformationsPer1k;
  return { stored, delivered, transformations, total: stored + delivered + transformations };
};
