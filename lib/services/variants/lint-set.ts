import type { LintFinding, Variant } from "@/lib/contracts/variant";
import type { VariantRecord } from "@/lib/upstream/account-upstream";
import type { ServiceContext } from "../context";
import { lintVariants } from "./lint/lint-variants";
import { readSamples } from "./read-samples";
import { isScratch } from "./to-variant";

export type LintSetInput = Readonly<{
  /** As they would be. */
  variants: readonly Variant[];
  /** As the upstream has them. */
  records: readonly VariantRecord[];
  imageIds?: readonly string[] | undefined;
}>;

/** Judges a set of variants by pictures of the library. */
export const lintSet = async (ctx: ServiceContext, input: LintSetInput): Promise<LintFinding[]> => {
  const { variants, records, imageIds } = input;
  const mustKnowLocation = variants.some(({ options }) => options?.metadata === "keep");
  const samples = await readSamples(ctx, { ids: imageIds, mustKnowLocation });
  return lintVariants({ variants, samples, hiddenCount: records.filter(isScratch).length });
};
