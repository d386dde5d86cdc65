import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { deviceClasses } from "@/lib/engine/plan/device-box";
import { planKey, type RenderPlan } from "@/lib/engine/plan/plan";
import { planDelivery } from "@/lib/engine/plan/plan-delivery";

/**
 * What a browser of today will ask of the `default` variant on the three devices, each size once. The formats for
 * clients that take less are left to their first request: as JPEG that costs 0.1 s of processor time, and few ask.
 * Empty for animations and for what is delivered as it is.
 */
export const toDefaultPlans = (
  facts: SourceFacts,
  { avifMaxSidePx }: Readonly<{ avifMaxSidePx: number }>,
): readonly RenderPlan[] => {
  if (facts.frames > 1) return [];
  const plans = new Map<string, RenderPlan>();
  for (const device of deviceClasses) {
    const { plan } = planDelivery({ options: "device", device, facts, accept: "avif", avifMaxSidePx });
    if (plan.kind === "render") plans.set(planKey(plan), plan);
  }
  return [...plans.values()];
};
