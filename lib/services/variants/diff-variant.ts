import type { OptionChange, Variant, VariantOptions } from "@/lib/contracts/variant";

const optionFields = ["fit", "width", "height", "metadata", "blur", "browserTtlSeconds"] as const;

type Side = Pick<Variant, "options" | "neverRequireSignedURLs"> | undefined;

/** Blur 0 and no blur are one. */
const valueOf = (options: VariantOptions | null | undefined, field: (typeof optionFields)[number]) => {
  const value = options?.[field];
  return value === undefined || (field === "blur" && value === 0) ? null : value;
};

/** Field by field, in the order a form shows them; only what differs. An absent side has nulls. */
export const diffVariant = (from: Side, to: Side): OptionChange[] => {
  const changes: OptionChange[] = optionFields.map((field) => ({
    field,
    from: valueOf(from?.options, field),
    to: valueOf(to?.options, field),
  }));
  changes.push({
    field: "neverRequireSignedURLs",
    from: from?.neverRequireSignedURLs ?? null,
    to: to?.neverRequireSignedURLs ?? null,
  });
  return changes.filter((change) => change.from !== change.to);
};
