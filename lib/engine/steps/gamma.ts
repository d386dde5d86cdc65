import type { Change, Step } from "./pipeline";

/**
 * The image library darkens by an exponent of 1 to 3 before everything and lightens by one after; stronger ones are
 * reached in several goes.
 */
const strongest = 3;
const goesLimit = 6;

const toChange =
  (exponent: number): Change =>
  (pipeline) =>
    exponent < 1 ? pipeline.gamma(1, 1 / exponent) : pipeline.gamma(exponent, 1);

/** Raises every value, as a share of white, to this power: below 1 it lightens, above it darkens. */
export const gamma: Step = ({ plan }) => {
  if (plan.gamma === undefined || plan.gamma <= 0 || plan.gamma === 1) return [];
  const goes = Math.min(goesLimit, Math.ceil(Math.abs(Math.log(plan.gamma)) / Math.log(strongest) - 1e-9));
  const exponent = Math.min(strongest, Math.max(1 / strongest, plan.gamma ** (1 / goes)));
  return Array.from({ length: goes }, () => toChange(exponent));
};
