import type { Step } from "./pipeline";
import { toRectangle } from "./rectangle";

/** Cuts the edges of the source off before anything is measured. */
export const trim: Step = ({ plan }) => {
  const { trim: kept } = plan;
  return kept === undefined ? [] : [(pipeline) => pipeline.extract(toRectangle(kept))];
};
