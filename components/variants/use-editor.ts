"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toastQueue } from "@/components/ui/toast-queue";
import { useCreateVariant, useUpdateVariant, variantDryRunQuery } from "@/lib/client/variants";
import type { DryRunInput } from "@/lib/contracts/variant";
import { useSettled } from "@/components/ui/use-settled";
import { findNameFault, isChanged, readDraft, toInput, type DraftFaults, type VariantDraft } from "./variant-draft";
import { variantsWords } from "./words";

export type EditorSubject = {
  first: VariantDraft;
  /** The variant as it is saved; undefined for one yet to be made. */
  savedName: string | undefined;
  takenNames: readonly string[];
  sampleIds: readonly string[];
  onDone: () => void;
};

const quietMs = 250;

const useDryRun = (input: DryRunInput | undefined) => {
  const settled = useSettled(input ?? null, quietMs) ?? undefined;
  const query = useQuery({
    ...variantDryRunQuery(settled ?? { name: "none", options: null }),
    ...(settled === undefined && { queryFn: skipToken }),
    placeholderData: keepPreviousData,
  });
  const isCurrent = input !== undefined && JSON.stringify(input) === JSON.stringify(settled);
  return { query, isKnown: isCurrent && query.isSuccess && !query.isPlaceholderData };
};

/** The form's state, what saving it would do, and saving it. */
export const useEditor = ({ first, savedName, takenNames, sampleIds, onDone }: EditorSubject) => {
  const [draft, setDraft] = useState(first);
  const { faults: optionFaults, options } = readDraft(draft);
  const nameFault = savedName === undefined ? findNameFault(draft.name, takenNames) : undefined;
  const faults: DraftFaults = nameFault === undefined ? optionFaults : { ...optionFaults, name: nameFault };
  const isDirty = isChanged(draft, first);
  const isReady = options !== undefined && nameFault === undefined && (savedName === undefined || isDirty);
  const input = isReady ? toInput(draft, options) : undefined;
  const dryRun = useDryRun(input && { ...input, imageIds: [...sampleIds] });
  const create = useCreateVariant();
  const update = useUpdateVariant();
  const finish = (message: string) => {
    toastQueue.add({ message, tone: "success" });
    onDone();
  };
  const save = () => {
    if (input === undefined) return;
    const { name, ...edit } = input;
    if (savedName === undefined) create.mutate(input, { onSuccess: () => finish(variantsWords.created(name)) });
    else update.mutate({ name: savedName, edit }, { onSuccess: () => finish(variantsWords.saved(savedName)) });
  };
  return {
    draft,
    change: (part: Partial<VariantDraft>) => setDraft({ ...draft, ...part }),
    faults,
    options,
    isDirty,
    isReady,
    dryRun,
    save,
    isSaving: create.isPending || update.isPending,
    saveError: create.error ?? update.error,
  };
};
export type Editor = ReturnType<typeof useEditor>;
