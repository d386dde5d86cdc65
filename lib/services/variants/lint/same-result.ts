import { isSameResult } from "./is-same-result";
import { boxVariants, type LintRule, toPairs } from "./lint-rule";

/** Two names for one picture: the second costs a cache of its own and saves nothing. */
export const sameResult: LintRule = ({ variants, samples }) =>
  toPairs(boxVariants(variants))
    .filter(([a, b]) => isSameResult(a.options, b.options, samples))
    .map(([a, b]) => ({
      rule: "same-result",
      severity: "warning",
      message: `${b.name} delivers the same as ${a.name} for all ${samples.length} images looked at.`,
      variant: b.name,
    }));
