import { variantLimits } from "@/lib/contracts/variant-limits";
import type { LintRule } from "./lint-rule";

const nearCount = 90;

export const nearLimit: LintRule = ({ variants, hiddenCount }) => {
  const count = variants.length + hiddenCount;
  if (count < nearCount) return [];
  const isOver = count > variantLimits.count;
  const hidden = hiddenCount === 0 ? "" : `, ${hiddenCount} of them kept for previews`;
  const message = `${count} of ${variantLimits.count} variants${hidden}. ${isOver ? "The service refuses more." : "Delete some that nobody uses, or use flexible variants."}`;
  return [{ rule: "near-limit", severity: isOver ? "error" : "warning", message }];
};
