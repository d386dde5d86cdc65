import type { Step } from "./pipeline";

/** Turns clockwise by right angles. */
export const rotate: Step = ({ plan }) => {
  const { rotate: degrees } = plan;
  return degrees === undefined ? [] : [(pipeline) => pipeline.rotate(degrees)];
};
