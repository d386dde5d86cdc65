import { createHash } from "node:crypto";
import type { VariantPlan, VariantPlanInput, VariantStep } from "@/lib/contracts/variant";
import type { ServiceContext } from "../../context";
import { countCached } from "../count-cached";
import { lintSet } from "../lint-set";
import { toVariants } from "../to-variant";
import { toSetAfter, toSteps } from "./to-steps";

/** The steps say where from and where to, so they stand for the state they were made on. */
const toFingerprint = (steps: readonly VariantStep[]): string =>
  createHash("sha256").update(JSON.stringify(steps)).digest("hex");

const purging: ReadonlySet<VariantStep["action"]> = new Set(["update", "delete"]);

/** What a document would change. Changes nothing. Throws `invalid-input`. */
export const planVariants = async (ctx: ServiceContext, input: VariantPlanInput): Promise<VariantPlan> => {
  const records = await ctx.upstream.variants.list({ signal: ctx.signal });
  const current = toVariants(records);
  const steps = toSteps(current, input);
  return {
    steps,
    cachedImages: steps.some(({ action }) => purging.has(action)) ? await countCached(ctx) : 0,
    lint: await lintSet(ctx, { variants: toSetAfter(current, input), records }),
    fingerprint: toFingerprint(steps),
  };
};
