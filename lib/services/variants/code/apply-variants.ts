import type { VariantApplyInput, VariantInput, VariantPlan, VariantStep } from "@/lib/contracts/variant";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../../context";
import { createVariant } from "../create-variant";
import { deleteVariant } from "../delete-variant";
import { updateVariant } from "../update-variant";
import { planVariants } from "./plan-variants";

const takeStep = async (ctx: ServiceContext, { action, name }: VariantStep, wanted: VariantInput | undefined) => {
  if (action === "delete") await deleteVariant(ctx, { name });
  if (wanted === undefined) return;
  const { options, neverRequireSignedURLs } = wanted;
  if (action === "create") await createVariant(ctx, wanted);
  if (action === "update") await updateVariant(ctx, { name, edit: { options, neverRequireSignedURLs } });
};

/**
 * Carries out a plan, one step after the other, and answers it. A failure stops there: what was done stays, and the same
 * document planned anew holds the rest. Throws `plan-outdated`, and what the steps throw.
 */
export const applyVariants = async (ctx: ServiceContext, input: VariantApplyInput): Promise<VariantPlan> => {
  const plan = await planVariants(ctx, input);
  if (plan.fingerprint !== input.fingerprint) {
    throw new AppError("plan-outdated", {
      detail: "The variants or the document changed since this plan was made. Look at the plan again.",
    });
  }
  const wanted = new Map(input.document.variants.map((variant) => [variant.name, variant]));
  for (const step of plan.steps) await takeStep(ctx, step, wanted.get(step.name));
  return plan;
};
