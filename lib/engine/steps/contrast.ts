import type { Step } from "./pipeline";

const middle = 127.5;

/** Moves every value away from the middle grey, or towards it. */
export const contrast: Step = ({ plan }) => {
  const { contrast: factor } = plan;
  if (factor === undefined || factor === 1) return [];
  return [(pipeline) => pipeline.linear(factor, middle * (1 - factor))];
};
