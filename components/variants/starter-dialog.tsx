"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { starterVariants } from "@/lib/contracts/starter-variants";
import type { VariantDocument } from "@/lib/contracts/variant";
import { ApplyButton, PlanPart, usePlan } from "./plan-part";
import { codeWords } from "./settings-words";

const starterDocument: VariantDocument = { format: "vitrine-variants", version: 1, variants: [...starterVariants] };

/** Shows what the starter set would add, and adds it. */
export function StarterDialog({ onClose }: { onClose: () => void }) {
  const plan = usePlan(onClose);
  const { ask } = plan;
  // Opening it is the question. The answer is a mutation, as its question has a body.
  // oxlint-disable-next-line react/exhaustive-deps -- once
  useEffect(() => ask({ document: starterDocument, removesOthers: false }), []);
  return (
    <Dialog size="wide" title={codeWords.starterTitle} isOpen onClose={onClose}>
      <p className="mb-3 text-[13px] text-muted">{codeWords.starterExplain}</p>
      <PlanPart plan={plan} />
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{codeWords.cancel}</Button>
        <ApplyButton plan={plan} />
      </div>
    </Dialog>
  );
}
