import type { Step } from "./pipeline";
import { toRectangle } from "./rectangle";

/** Cuts the planned region out of the scaled picture. */
export const crop: Step = ({ plan }) => {
  const { crop: kept } = plan;
  return kept === undefined ? [] : [(pipeline) => pipeline.extract(toRectangle(kept))];
};
