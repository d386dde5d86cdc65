"use client";

import { TextField } from "@/components/ui/text-field";
import { CheckField } from "@/components/ui/check-field";
import { toDurationWords } from "@/lib/client/duration-words";
import { BlurField } from "./blur-field";
import { ChoiceField } from "./choice-field";
import { fitMeanings, fitNames, formWords, metadataMeanings, metadataNames } from "./form-words";
import type { DraftFaults, VariantDraft } from "./variant-draft";

export type VariantFieldsProps = {
  draft: VariantDraft;
  faults: DraftFaults;
  onChange: (change: Partial<VariantDraft>) => void;
};

type SideProps = { label: string; value: string; error: string | undefined; onChange: (value: string) => void };

function Side({ label, value, error, onChange }: SideProps) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      error={error}
      hint={formWords.sideHint}
      onChange={(event) => onChange(event.target.value)}
      className="min-w-0 grow basis-0"
    />
  );
}

const toTtlHint = ({ browserTtlSeconds }: VariantDraft): string =>
  browserTtlSeconds.trim() === "" ? formWords.ttlHint : formWords.ttlSaid(toDurationWords(Number(browserTtlSeconds)));

/** Every option the API has. */
export function VariantFields({ draft, faults, onChange }: VariantFieldsProps) {
  return (
    <>
      <ChoiceField
        label={formWords.fit}
        value={draft.fit}
        names={fitNames}
        meanings={fitMeanings}
        onChange={(fit) => onChange({ fit })}
      />
      <div className="flex gap-3">
        <Side
          label={formWords.width}
          value={draft.width}
          error={faults.width}
          onChange={(width) => onChange({ width })}
        />
        <Side
          label={formWords.height}
          value={draft.height}
          error={faults.height}
          onChange={(height) => onChange({ height })}
        />
      </div>
      <ChoiceField
        label={formWords.metadata}
        value={draft.metadata}
        names={metadataNames}
        meanings={metadataMeanings}
        onChange={(metadata) => onChange({ metadata })}
      />
      <BlurField blur={draft.blur} onChange={(blur) => onChange({ blur })} />
      <TextField
        label={formWords.ttl}
        inputMode="numeric"
        autoComplete="off"
        value={draft.browserTtlSeconds}
        error={faults.browserTtlSeconds}
        hint={toTtlHint(draft)}
        onChange={(event) => onChange({ browserTtlSeconds: event.target.value })}
      />
      <CheckField
        label={formWords.open}
        hint={draft.neverRequireSignedURLs ? formWords.openWarning : formWords.openHint}
        isChecked={draft.neverRequireSignedURLs}
        onChange={(neverRequireSignedURLs) => onChange({ neverRequireSignedURLs })}
      />
    </>
  );
}
