import type { Step } from "./pipeline";

/** The eye takes two standard deviations for the radius of a blur. */
const sigmaPerRadius = 0.5;
const leastSigma = 0.3;
/** From here on whole numbers are indistinguishable and several times as fast. */
const coarseSigma = 8;

/** Gaussian, radius 1 to 250. */
export const blur: Step = ({ plan }) => {
  if (plan.blur === undefined) return [];
  const sigma = Math.max(leastSigma, plan.blur * sigmaPerRadius);
  const precision = sigma < coarseSigma ? "integer" : "approximate";
  return [(pipeline) => pipeline.blur({ sigma, precision })];
};
