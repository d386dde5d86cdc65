import { boxVariants, type LintRule } from "./lint-rule";

/** `copyright` keeps only the field of that name. */
export const keepsLocation: LintRule = ({ variants, samples }) => {
  const placed = samples.filter(({ hasLocation }) => hasLocation === true);
  const [first] = placed;
  if (first === undefined) return [];
  return boxVariants(variants)
    .filter(({ options }) => options.metadata === "keep")
    .map(({ name }) => ({
      rule: "keeps-location",
      severity: "error",
      message: `${name} keeps all metadata, and ${placed.length} of ${samples.length} images looked at tell where they were taken, ${first.filename} among them. Keep the copyright only, or nothing.`,
      variant: name,
    }));
};
