import type { LintFinding } from "@/lib/contracts/variant";
import type { lintRules } from "@/lib/contracts/variant-limits";
import { cutsFocalPoint } from "./cuts-focal-point";
import { enlarges } from "./enlarges";
import { keepsLocation } from "./keeps-location";
import type { LintInput, LintRule } from "./lint-rule";
import { missingPublic } from "./missing-public";
import { nearLimit } from "./near-limit";
import { notSmaller } from "./not-smaller";
import { sameResult } from "./same-result";

const rules: Readonly<Record<(typeof lintRules)[number], LintRule>> = {
  "same-result": sameResult,
  "not-smaller": notSmaller,
  enlarges,
  "keeps-location": keepsLocation,
  "missing-public": missingPublic,
  "near-limit": nearLimit,
  "cuts-focal-point": cutsFocalPoint,
};

const weights = { error: 0, warning: 1, note: 2 } as const;

/** What is doubtful about a set of variants, the worst first. */
export const lintVariants = (input: LintInput): LintFinding[] =>
  Object.values(rules)
    .flatMap((rule) => rule(input))
    .toSorted((a, b) => weights[a.severity] - weights[b.severity]);
