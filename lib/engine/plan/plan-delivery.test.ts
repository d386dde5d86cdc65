import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceFacts } from "../catalog/source-facts";
import { acceptClasses } from "./accept-class";
import { deviceClasses } from "./device-box";
import { engineVersion, planKey, type RenderPlan } from "./plan";
import { type DeliveryInput, planDelivery } from "./plan-delivery";

const photo: SourceFacts = {
  format: "jpeg",
  widthPx: 4032,
  heightPx: 3024,
  frames: 1,
  orientation: 6,
  hasAlpha: false,
  profile: "srgb",
};
const ask = (given: Partial<Omit<DeliveryInput, "facts">> & { facts?: Partial<SourceFacts> } = {}) =>
  planDelivery({
    options: "device",
    device: "desktop",
    accept: "avif",
    avifMaxSidePx: 1200,
    ...given,
    facts: { ...photo, ...given.facts },
  }).plan;

const input = fc.record<DeliveryInput>({
  options: fc.oneof(
    fc.constant("device" as const),
    fc.record({
      fit: fc.constant("scale-down" as const),
      width: fc.integer({ min: 1, max: 3000 }),
      height: fc.integer({ min: 1, max: 3000 }),
      metadata: fc.constant("none" as const),
    }),
  ),
  device: fc.constantFrom(...deviceClasses),
  accept: fc.constantFrom(...acceptClasses),
  avifMaxSidePx: fc.integer({ min: 0, max: 3000 }),
  facts: fc.record<SourceFacts>({
    format: fc.constantFrom("jpeg", "png", "webp", "gif", "avif"),
    widthPx: fc.integer({ min: 1, max: 12_000 }),
    heightPx: fc.integer({ min: 1, max: 8000 }),
    frames: fc.constantFrom(1, 2, 30),
    orientation: fc.integer({ min: 1, max: 8 }),
    hasAlpha: fc.boolean(),
    profile: fc.constantFrom("none", "srgb", "other"),
  }),
});

describe("planDelivery", () => {
  it.each([
    ["desktop", 1920, 1440],
    ["tablet", 1440, 1080],
    ["mobile", 960, 720],
  ] as const)("fits the default variant into the box of a %s", (device, widthPx, heightPx) => {
    expect(ask({ device })).toMatchObject({ kind: "render", widthPx, heightPx, quality: 85, frames: "first" });
  });

  it.each([
    ["avif", "mobile", "avif"],
    ["avif", "desktop", "webp"],
    ["webp", "mobile", "webp"],
    ["other", "mobile", "jpeg"],
  ] as const)("gives a client of class %s on %s %s", (accept, device, format) => {
    expect(ask({ accept, device })).toMatchObject({ format });
  });

  it("chooses AVIF up to the longest side that is set, and not one pixel more", () => {
    expect(ask({ device: "mobile", avifMaxSidePx: 960 })).toMatchObject({ format: "avif" });
    expect(ask({ device: "mobile", avifMaxSidePx: 959 })).toMatchObject({ format: "webp" });
    expect(ask({ facts: { widthPx: 1, heightPx: 1 }, avifMaxSidePx: 0 })).toMatchObject({ format: "webp" });
  });

  it.each([
    ["png", false, "png"],
    ["webp", false, "webp"],
    ["gif", true, "gif"],
    ["avif", false, "jpeg"],
    ["avif", true, "png"],
  ] as const)(
    "keeps a %s (transparency %s) as %s for a client that names nothing better",
    (format, hasAlpha, expected) => {
      expect(ask({ accept: "other", facts: { format, hasAlpha } })).toMatchObject({ format: expected });
    },
  );

  it("keeps an animation moving: WebP where that is taken, its own format elsewhere, never AVIF", () => {
    const facts = { format: "gif", widthPx: 400, heightPx: 300, frames: 20 } as const;
    expect(ask({ accept: "avif", facts })).toMatchObject({ format: "webp", frames: "all" });
    expect(ask({ accept: "webp", facts })).toMatchObject({ format: "webp", frames: "all" });
    expect(ask({ accept: "other", facts })).toMatchObject({ format: "gif", frames: "all" });
  });

  it("leaves an animation of more than 50 megapixels as it is, and no still", () => {
    expect(ask({ facts: { format: "gif", widthPx: 1000, heightPx: 1000, frames: 51 } })).toEqual({
      kind: "original",
      format: "gif",
    });
    expect(ask({ facts: { format: "gif", widthPx: 1000, heightPx: 1000, frames: 50 } }).kind).toBe("render");
    expect(ask({ facts: { widthPx: 12_000, heightPx: 8000 } }).kind).toBe("render");
  });

  it("bounds every output by the source and by the box", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { plan } = planDelivery(given);
        if (plan.kind !== "render") return;
        expect(plan.widthPx).toBeLessThanOrEqual(given.facts.widthPx);
        expect(plan.heightPx).toBeLessThanOrEqual(given.facts.heightPx);
        expect(Math.max(plan.widthPx, plan.heightPx)).toBeLessThanOrEqual(3000);
      }),
    );
  });
});

describe("planKey", () => {
  const plan: RenderPlan = {
    kind: "render",
    format: "webp",
    widthPx: 1,
    heightPx: 2,
    quality: 85,
    frames: "first",
    scaled: { widthPx: 1, heightPx: 2 },
    metadata: "none",
  };

  it("fits into a storage key and carries the engine's version", () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(planKey(planDelivery(given).plan)).toMatch(/^[A-Za-z0-9._-]+$/);
      }),
    );
    expect(planKey(plan)).toMatch(new RegExp(`^${engineVersion}-[0-9a-f]{32}\\.webp$`));
  });

  it("is equal for equal plans and differs with every part", () => {
    const others: RenderPlan[] = [
      { ...plan, format: "avif" },
      { ...plan, widthPx: 2 },
      { ...plan, heightPx: 1 },
      { ...plan, quality: 84 },
      { ...plan, frames: "all" },
      { ...plan, blur: 3 },
      { ...plan, sharpen: 3 },
      { ...plan, crop: { leftPx: 0, topPx: 0, widthPx: 1, heightPx: 2 } },
      { ...plan, trim: { leftPx: 0, topPx: 0, widthPx: 1, heightPx: 2 } },
      { ...plan, metadata: "keep" },
    ];
    expect(planKey(Object.fromEntries(Object.entries(plan).toReversed()) as RenderPlan)).toBe(planKey(plan));
    expect(new Set([plan, ...others].map(planKey)).size).toBe(others.length + 1);
    expect(planKey({ kind: "original", format: "gif" })).not.toBe(planKey({ kind: "original", format: "webp" }));
  });
});
