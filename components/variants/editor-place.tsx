"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Variant, VariantList } from "@/lib/contracts/variant";
import { EditorHeader } from "./editor-header";
import type { Sample } from "./use-sample";
import { emptyDraft, toCopyName, toDraft, type VariantDraft } from "./variant-draft";
import { VariantEditor } from "./variant-editor";
import type { VariantsAddress } from "./variants-address";
import { variantsWords } from "./words";

type EditorPlaceProps = {
  address: VariantsAddress;
  list: VariantList;
  sample: Sample;
  mayTune: boolean;
  onChooseSample: (ids: readonly string[]) => void;
  onDone: () => void;
};

const toFirst = (source: Variant, name: string): VariantDraft | undefined =>
  source.options === null
    ? undefined
    : toDraft({ name, options: source.options, neverRequireSignedURLs: source.neverRequireSignedURLs });

/** Why there is nothing to edit, in order of what stops first. */
const findRefusal = ({ address, list, mayTune }: EditorPlaceProps): { title: string; detail: string } | undefined => {
  if (!mayTune) return { title: variantsWords.readOnlyTitle, detail: variantsWords.explainOnly };
  if (address.isNew && list.items.length >= list.limit) {
    return { title: variantsWords.create, detail: variantsWords.full(list.limit) };
  }
  const wanted = address.edit ?? address.from;
  const source = list.items.find(({ name }) => name === wanted);
  if (wanted !== undefined && source === undefined) {
    return { title: variantsWords.gone(wanted), detail: variantsWords.goneDetail };
  }
  return source?.options === null
    ? { title: variantsWords.fixed(source.name), detail: variantsWords.fixedDetail }
    : undefined;
};

/** The editor of what the address names, or why there is none. */
export function EditorPlace(props: EditorPlaceProps) {
  const { address, list, sample, onChooseSample, onDone } = props;
  const refusal = findRefusal(props);
  if (refusal !== undefined) {
    return (
      <>
        <EditorHeader title={variantsWords.title} onBack={onDone} />
        <EmptyState title={refusal.title} detail={refusal.detail}>
          <Button onClick={onDone}>{variantsWords.back}</Button>
        </EmptyState>
      </>
    );
  }
  const takenNames = list.items.map(({ name }) => name);
  const source = list.items.find(({ name }) => name === (address.edit ?? address.from));
  const firstName = address.isNew && source !== undefined ? toCopyName(source.name, takenNames) : (source?.name ?? "");
  return (
    <VariantEditor
      key={address.edit ?? `new ${address.from ?? ""}`}
      first={(source && toFirst(source, firstName)) ?? emptyDraft}
      savedName={address.edit}
      takenNames={takenNames}
      sampleIds={sample.images.map(({ id }) => id)}
      sample={sample}
      onChooseSample={onChooseSample}
      onDone={onDone}
    />
  );
}
