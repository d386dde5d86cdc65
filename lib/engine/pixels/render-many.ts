import sharp from "sharp";
import { Refusal } from "@/lib/sandbox/refusal";
import type { SourceFacts } from "../catalog/source-facts";
import { formats } from "../formats/formats";
import type { RenderPlan } from "../plan/plan";
import { toPixels } from "./render-derivative";

const areaOf = ({ widthPx, heightPx }: RenderPlan): number => widthPx * heightPx;

const isOfSize = (plan: RenderPlan, { width, height }: { width: number; height: number }): boolean =>
  plan.widthPx === width && plan.heightPx === height;

/**
 * Makes several sizes of one picture from one decode: the largest from the source, the others from the largest.
 * For plans that do nothing but scale. The files come in the order of the plans. Throws Refusal `undecodable`.
 */
export const renderMany = async (
  bytes: Buffer,
  { plans, facts }: Readonly<{ plans: readonly RenderPlan[]; facts: SourceFacts }>,
): Promise<readonly Buffer[]> => {
  const [largest] = plans.toSorted((a, b) => areaOf(b) - areaOf(a));
  if (largest === undefined) return [];
  try {
    const pixels = await toPixels(bytes, { plan: largest, facts });
    const { data, info } = await pixels.raw().toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    const files: Buffer[] = [];
    for (const plan of plans) {
      const same = sharp(data, { raw });
      const sized = isOfSize(plan, info)
        ? same
        : same.resize({ width: plan.widthPx, height: plan.heightPx, fit: "fill" });
      files.push(await sized.toFormat(plan.format, formats[plan.format].toOptions(plan)).toBuffer());
    }
    return files;
  } catch (cause) {
    throw new Refusal("undecodable", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
