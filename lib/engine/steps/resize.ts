import type { Step } from "./pipeline";

/** Brings the picture to the exact size of the plan, which has the right proportions already. */
export const resize: Step = (pipeline, { plan: { scaled }, facts }) =>
  scaled.widthPx === facts.widthPx && scaled.heightPx === facts.heightPx
    ? pipeline
    : pipeline.resize({ width: scaled.widthPx, height: scaled.heightPx, fit: "fill" });
