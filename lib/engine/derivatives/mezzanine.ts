import type { Readable } from "node:stream";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { planKey, type RenderPlan } from "@/lib/engine/plan/plan";

/** JPEG's quality at which a second encoding cannot be told from a first. */
const quality = 95;
/** A larger one takes longer to decode than a person who waits is given. */
const quickMostPx = 16_000_000;

/**
 * HEIC takes seconds to decode, each time. Such an original is turned once into a JPEG of full size, which lies among
 * the derivatives and is what they are made from; lost, it is made again. Undefined where the original serves as well,
 * and where a JPEG would lose transparency.
 */
export const findMezzanine = ({ format, hasAlpha, widthPx, heightPx }: SourceFacts): RenderPlan | undefined =>
  format !== "heic" || hasAlpha
    ? undefined
    : {
        kind: "render",
        format: "jpeg",
        widthPx,
        heightPx,
        quality,
        isBaseline: true,
        frames: "first",
        scaled: { widthPx, heightPx },
        metadata: "keep",
      };

/** What a derivative with this plan is made from; undefined: the original itself. */
export const findStepTo = (plan: RenderPlan, facts: SourceFacts): RenderPlan | undefined => {
  const mezzanine = findMezzanine(facts);
  return mezzanine === undefined || planKey(plan) === planKey(mezzanine) ? undefined : mezzanine;
};

/** The facts of the mezzanine: upright and in sRGB, as every derivative is. */
export const toMezzanineFacts = (facts: SourceFacts): SourceFacts => ({
  ...facts,
  format: "jpeg",
  orientation: 1,
  profile: "none",
});

/** Whether it must be made where time is not short. */
export const isSlowToMake = ({ format, widthPx, heightPx }: SourceFacts): boolean =>
  format === "heic" && widthPx * heightPx > quickMostPx;

/** All of a derivative, wherever it lies. */
export const readWhole = async ({ body, stream }: { body?: Buffer; stream?: Readable }): Promise<Buffer> => {
  if (body !== undefined) return body;
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
