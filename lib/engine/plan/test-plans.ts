import type { SourceFacts } from "../catalog/source-facts";
import { parseOptions } from "./parse-options";
import type { RenderPlan } from "./plan";
import { type DeliveryInput, planDelivery } from "./plan-delivery";
import type { TransformOptions } from "./transform-options";

export const photo: SourceFacts = {
  format: "jpeg",
  widthPx: 1080,
  heightPx: 720,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "srgb",
};
export const gif: SourceFacts = { ...photo, format: "gif", frames: 4 };
export const logo: SourceFacts = { ...photo, format: "png", hasAlpha: true };

export type Given = Partial<Omit<DeliveryInput, "options">>;
export const planned = (options: string | TransformOptions, given: Given = {}) =>
  planDelivery({
    accept: "webp",
    device: "desktop",
    facts: photo,
    avifMaxSidePx: 1200,
    ...given,
    options: typeof options === "string" ? parseOptions(options) : options,
  });
export const rendered = (options: string, given: Given = {}): RenderPlan => {
  const { plan } = planned(options, given);
  if (plan.kind !== "render") throw new Error("a plan to render was expected");
  return plan;
};
export const refusalOf = (options: string, given: Given = {}): unknown => {
  try {
    return planned(options, given);
  } catch (error) {
    return error;
  }
};
