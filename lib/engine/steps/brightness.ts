import type { Step } from "./pipeline";

/** Multiplies every value: 0.5 is half as bright, 2 twice. */
export const brightness: Step = ({ plan }) => {
  const { brightness: factor } = plan;
  return factor === undefined || factor === 1 ? [] : [(pipeline) => pipeline.linear(factor, 0)];
};
