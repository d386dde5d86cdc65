import { isOpaqueFormat, toColor, white } from "./color";
import type { Step } from "./pipeline";

/** Puts a colour under transparent pixels: the planned one, or white where the format has no transparency. */
export const backdrop: Step = ({ plan, facts }) => {
  if (!facts.hasAlpha) return [];
  if (plan.background === undefined && !isOpaqueFormat(plan.format)) return [];
  const background = toColor(plan.background ?? white, plan.format);
  if (background.alpha >= 1) return [(pipeline) => pipeline.flatten({ background })];
  const create = { width: 1, height: 1, channels: 4 as const, background };
  return [(pipeline) => pipeline.composite([{ input: { create }, blend: "dest-over", tile: true }])];
};
