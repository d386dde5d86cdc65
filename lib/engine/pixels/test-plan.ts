import type { RenderPlan } from "../plan/plan";

/** A still PNG of this size and nothing else done to it, but for what is given. */
export const planOf = (scaled: RenderPlan["scaled"], given: Partial<RenderPlan> = {}): RenderPlan => ({
  kind: "render",
  format: "png",
  quality: 85,
  frames: "first",
  metadata: "none",
  scaled,
  ...scaled,
  ...given,
});
