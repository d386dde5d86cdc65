import type { Step } from "./pipeline";

/** Strength above 0 up to 10; 1 is right after a reduction. Flat areas are left alone, so that noise is not raised. */
export const sharpen: Step = ({ plan }) => {
  const { sharpen: strength } = plan;
  return strength === undefined ? [] : [(pipeline) => pipeline.sharpen({ sigma: 1, m1: 0, m2: 2 * strength })];
};
