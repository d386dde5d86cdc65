import { describe, expect, it } from "vitest";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { planKey } from "@/lib/engine/plan/plan";
import { planDelivery } from "@/lib/engine/plan/plan-delivery";
import { toDefaultPlans } from "./default-plans";

const photograph: SourceFacts = {
  format: "jpeg",
  widthPx: 4032,
  heightPx: 3024,
  frames: 1,
  orientation: 6,
  hasAlpha: false,
  profile: "srgb",
};
const avifMaxSidePx = 1200;
const sizesOf = (facts: SourceFacts): string[] =>
  toDefaultPlans(facts, { avifMaxSidePx }).map((plan) => `${plan.widthPx}x${plan.heightPx} ${plan.format}`);

describe("toDefaultPlans", () => {
  it("names the three sizes of a photograph in the formats a browser of today gets", () => {
    expect(sizesOf(photograph)).toEqual(["1920x1440 webp", "1440x1080 webp", "960x720 avif"]);
  });

  it("names what delivery will ask for, to the key", () => {
    const keys = toDefaultPlans(photograph, { avifMaxSidePx }).map(planKey);
    const client = { device: "tablet", accept: "avif" } as const;
    const asked = planDelivery({ ...client, options: "device", facts: photograph, avifMaxSidePx });
    expect(keys).toContain(planKey(asked.plan));
  });

  it("names a size once where several devices get the same", () => {
    expect(sizesOf({ ...photograph, widthPx: 800, heightPx: 600 })).toEqual(["800x600 avif"]);
    expect(sizesOf({ ...photograph, widthPx: 1400, heightPx: 1000 })).toEqual(["1400x1000 webp", "1008x720 avif"]);
  });

  it("names plans that do nothing but scale", () => {
    const allowed = ["kind", "format", "widthPx", "heightPx", "scaled", "quality", "frames", "metadata"].toSorted();
    for (const plan of toDefaultPlans(photograph, { avifMaxSidePx })) {
      expect(
        Object.keys(plan)
          .filter((name) => plan[name as keyof typeof plan] !== undefined)
          .toSorted(),
      ).toEqual(allowed);
    }
  });

  it("names nothing of an animation or a drawing", () => {
    expect(sizesOf({ ...photograph, format: "gif", frames: 3 })).toEqual([]);
    expect(sizesOf({ ...photograph, format: "svg" })).toEqual([]);
  });
});
