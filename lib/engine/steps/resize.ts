import type { Step } from "./pipeline";

/** Brings the picture to the exact size of the plan, which has the right proportions already. */
export const resize: Step = (pipeline, { plan, facts }) =>
  plan.widthPx === facts.widthPx && plan.heightPx === facts.heightPx
    ? pipeline
    : pipeline.resize({ width: plan.widthPx, height: plan.heightPx, fit: "fill" });
