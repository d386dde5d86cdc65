"use client";

import { ExternalLink } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { Usage } from "@/lib/contracts/usage";
import { CostTable } from "./cost-table";
import {
  amountFields,
  findNumbers,
  hasPublishedPrices,
  isWhole,
  parseFigure,
  priceFields,
  type EstimateField,
  type EstimateTexts,
} from "./estimate";
import { toDayWords } from "./figures";
import { useEstimate } from "./use-estimate";
import { whatIfWords } from "./words";

type FieldsProps = {
  title: string;
  fields: readonly EstimateField[];
  texts: EstimateTexts;
  onChange: (field: EstimateField, text: string) => void;
};

const faultOf = (field: EstimateField): string => (isWhole(field) ? whatIfWords.amountFault : whatIfWords.priceFault);

function Fields({ title, fields, texts, onChange }: FieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-3 text-[13px] font-semibold">{title}</legend>
      {fields.map((field) => (
        <TextField
          key={field}
          label={whatIfWords[field]}
          inputMode={isWhole(field) ? "numeric" : "decimal"}
          autoComplete="off"
          value={texts[field]}
          hint={field === "transformations" ? whatIfWords.transformationsHint : undefined}
          error={parseFigure(field, texts[field]) === undefined ? faultOf(field) : undefined}
          onChange={(event) => onChange(field, event.target.value)}
        />
      ))}
    </fieldset>
  );
}

function Source({ prices }: Pick<Usage, "prices">) {
  return (
    <p className="text-[13px] text-muted">
      {whatIfWords.source(toDayWords(prices.readOn))}{" "}
      <a
        href={prices.source}
        target="_blank"
        rel="noreferrer"
        className="inline-flex items-center gap-1 text-accent underline"
      >
        {whatIfWords.sourceLink}
        <ExternalLink aria-hidden size={12} />
      </a>
    </p>
  );
}

/** An estimate for counts and prices of one's own. */
export function WhatIf({ usage }: { usage: Usage }) {
  const id = useId();
  const { texts, change, reset, isAtStart } = useEstimate(usage);
  const numbers = findNumbers(texts);
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="text-[15px] leading-6 font-semibold">
        {whatIfWords.title}
      </h2>
      <p className="text-[13px] text-muted">{whatIfWords.explain}</p>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
        <Fields title={whatIfWords.amounts} fields={amountFields} texts={texts} onChange={change} />
        <Fields title={whatIfWords.prices} fields={priceFields} texts={texts} onChange={change} />
      </div>
      <Source prices={usage.prices} />
      {numbers === undefined || hasPublishedPrices(numbers, usage.prices) ? null : (
        <p className="text-[13px]">{whatIfWords.changed}</p>
      )}
      <output className="block rounded-lg border border-line bg-surface p-4">
        {numbers === undefined ? (
          <span className="text-[13px] text-muted">{whatIfWords.faults}</span>
        ) : (
          <CostTable numbers={numbers} published={usage.prices} />
        )}
      </output>
      <p className="text-[13px] text-muted">{whatIfWords.assumptions}</p>
      <Button className="self-start" isDisabled={isAtStart} onClick={reset}>
        {whatIfWords.reset}
      </Button>
    </section>
  );
}
