"use client";

import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { LintFinding, VariantList } from "@/lib/contracts/variant";
import { RemoveDialog } from "./remove-dialog";
import { useRemoveVariant } from "./use-variant-actions";
import type { Sample } from "./use-sample";
import { VariantRow, type VariantDoors } from "./variant-row";
import { variantsWords } from "./words";

export type VariantsListProps = {
  list: VariantList;
  sample: Sample;
  findings: readonly LintFinding[];
  /** Undefined for those who may only look. */
  doors: Omit<VariantDoors, "onRemove"> | undefined;
  /** Whose row takes the focus: the one that was open. */
  focusName: string | undefined;
};

const fixedNames = ["default", "public"];

/** Every variant, with the shown image as its example. */
export function VariantsList({ list, sample, findings, doors, focusName }: VariantsListProps) {
  const [removal, setRemoval] = useState<string>();
  const remove = useRemoveVariant();
  const hasOwn = list.items.some(({ name }) => !fixedNames.includes(name));
  return (
    <>
      <ul aria-label={variantsWords.list}>
        {list.items.map((variant) => (
          <VariantRow
            key={variant.name}
            variant={variant}
            image={sample.focus}
            findings={findings.filter((finding) => finding.variant === variant.name)}
            doors={doors && { ...doors, onRemove: setRemoval }}
            isFull={list.items.length >= list.limit}
            takesFocus={variant.name === focusName}
          />
        ))}
      </ul>
      {hasOwn ? null : <EmptyState title={variantsWords.onlyFixedTitle} detail={variantsWords.onlyFixedDetail} />}
      {removal === undefined ? null : (
        <RemoveDialog
          name={removal}
          onClose={() => setRemoval(undefined)}
          onConfirm={() => {
            setRemoval(undefined);
            remove(removal);
          }}
        />
      )}
    </>
  );
}
