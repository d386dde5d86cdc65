import type { Step } from "./pipeline";

/** The eye takes two standard deviations for the radius of a blur. */
const sigmaPerRadius = 0.5;
const leastSigma = 0.3;

/** Gaussian, radius 1 to 250. */
export const blur: Step = ({ plan }) => {
  if (plan.blur === undefined) return [];
  const sigma = Math.max(leastSigma, plan.blur * sigmaPerRadius);
  // "approximate" is the slower of the two at every sigma from 2 to 103, by 1.2 to 3.5 times.
  return [(pipeline) => pipeline.blur({ sigma, precision: "integer" })];
};
