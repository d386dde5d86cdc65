import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceFacts } from "../catalog/source-facts";
import { acceptClasses } from "./accept-class";
import { deviceClasses } from "./device-box";
import { type Plan, planKey, type RenderPlan } from "./plan";
import { anyOptions } from "./test-options";
import { planned } from "./test-plans";

describe("every plan", () => {
  const facts = fc.record<SourceFacts>({
    format: fc.constantFrom("jpeg", "png", "webp", "gif", "avif", "heic", "svg"),
    widthPx: fc.integer({ min: 1, max: 12_000 }),
    heightPx: fc.integer({ min: 1, max: 8000 }),
    frames: fc.constantFrom(1, 2, 30),
    orientation: fc.integer({ min: 1, max: 8 }),
    hasAlpha: fc.boolean(),
    profile: fc.constantFrom("none", "srgb", "other"),
  });
  const input = fc.record({
    options: anyOptions,
    facts,
    accept: fc.constantFrom(...acceptClasses),
    device: fc.constantFrom(...deviceClasses),
  });
  type Input = typeof input extends fc.Arbitrary<infer Value> ? Value : never;

  /** Undefined when it is refused; in any but the service's numbers it may not be. */
  const findPlan = (given: Input): Plan | undefined => {
    try {
      return planned(given.options, given).plan;
    } catch (error) {
      expect([9401, 9412, 9413]).toContain((error as { code?: number }).code);
      return undefined;
    }
  };
  const forEach = (check: (plan: RenderPlan, source: SourceFacts) => void): void => {
    fc.assert(
      fc.property(input, (given) => {
        const plan = findPlan(given);
        if (plan?.kind === "render") check(plan, given.facts);
      }),
      { numRuns: 1500 },
    );
  };

  it("is within the limits", () => {
    forEach(({ widthPx, heightPx }) => {
      for (const side of [widthPx, heightPx]) expect(Number.isInteger(side) && side >= 1 && side <= 12_000).toBe(true);
      expect(widthPx * heightPx).toBeLessThanOrEqual(100_000_000);
    });
  });

  it("trims inside the source and cuts inside what was scaled", () => {
    forEach(({ trim, crop, scaled }, source) => {
      if (trim !== undefined) {
        expect(trim.leftPx + trim.widthPx).toBeLessThanOrEqual(source.widthPx);
        expect(trim.topPx + trim.heightPx).toBeLessThanOrEqual(source.heightPx);
      }
      if (crop === undefined) return;
      expect(crop.widthPx <= scaled.widthPx && crop.heightPx <= scaled.heightPx).toBe(true);
    });
  });

  it("adds up: what is cut, laid on its canvas and framed has the planned size", () => {
    forEach(({ scaled, crop = scaled, pad = crop, border, ...plan }) => {
      const { leftPx, rightPx, topPx, bottomPx } = border ?? { leftPx: 0, rightPx: 0, topPx: 0, bottomPx: 0 };
      expect(pad.widthPx >= crop.widthPx && pad.heightPx >= crop.heightPx).toBe(true);
      expect(plan.widthPx).toBe(pad.widthPx + leftPx + rightPx);
      expect(plan.heightPx).toBe(pad.heightPx + topPx + bottomPx);
    });
  });

  it("lets nothing shine through a JPEG, and keeps metadata nowhere else", () => {
    forEach(({ format, background, metadata, frames }) => {
      if (format === "jpeg") expect([background?.alpha ?? 1, frames]).toEqual([1, "first"]);
      else expect(metadata).toBe("none");
    });
  });

  it("has a key that fits into a storage key", () => {
    forEach((plan) => expect(planKey(plan)).toMatch(/^[A-Za-z0-9._-]+$/));
  });
});
