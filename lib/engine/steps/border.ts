import { toColor } from "./color";
import type { Step } from "./pipeline";

/** A frame of one colour around everything else. */
export const border: Step = ({ plan }) => {
  if (plan.border === undefined) return [];
  const { topPx: top, rightPx: right, bottomPx: bottom, leftPx: left, color } = plan.border;
  return [(pipeline) => pipeline.extend({ top, right, bottom, left, background: toColor(color, plan.format) })];
};
