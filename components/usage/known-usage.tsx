"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, type ReactNode } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { accountQuery } from "@/lib/client/account";
import { toCountText, toImageCount, toMeasuredSizeText } from "@/lib/client/figure-words";
import type { Usage } from "@/lib/contracts/usage";
import { toDayWords, toMoneyWords } from "./figures";
import { usageWords } from "./words";

type FigureProps = {
  name: string;
  value: string;
  /** Its share of the row, as utility classes. */
  span?: string;
  children: ReactNode;
};

function Figure({ name, value, span = "xl:col-span-2", children }: FigureProps) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 rounded-lg border border-line bg-surface p-4 ${span}`}>
      <dt className="text-[13px] text-muted">{name}</dt>
      <dd className="flex flex-col gap-1.5">
        <span className="text-[20px] leading-7 font-semibold">{value}</span>
        <div className="text-[13px] text-muted">{children}</div>
      </dd>
    </div>
  );
}

type Counted = Usage["delivered"];

const toCountWords = (counted: Counted): string => (counted === null ? usageWords.unknown : toCountText(counted.count));
const toReason = (counted: Counted, unknown: string): string =>
  counted === null ? unknown : usageWords.since(toDayWords(counted.since));

function StoredFigure({ usage }: { usage: Usage }) {
  const { stored, allowed } = usage;
  const words = `${toCountText(stored)} ${usageWords.storedOf(toCountText(allowed))}`;
  return (
    <Figure name={usageWords.stored} value={toImageCount(stored)}>
      <span className="mb-2 block">{usageWords.storedOf(toCountText(allowed))}</span>
      <ProgressBar
        label={usageWords.storedBar}
        value={allowed === 0 ? 0 : stored / allowed}
        valueText={words}
        tone={stored >= allowed ? "danger" : "accent"}
      />
    </Figure>
  );
}

/** What the upstream and the index count. What nobody tells is called unknown, not nothing. */
export function KnownUsage({ usage }: { usage: Usage }) {
  const id = useId();
  const isEmbedded = useQuery(accountQuery()).data?.upstream === "embedded";
  const apart = usage.stored - usage.indexed.count;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="text-[15px] leading-6 font-semibold">
        {usageWords.now}
      </h2>
      <dl className="grid gap-3 sm:grid-cols-2 xl:grid-cols-6">
        <StoredFigure usage={usage} />
        <Figure name={usageWords.indexed} value={toImageCount(usage.indexed.count)}>
          {usageWords.indexedSize(toMeasuredSizeText(usage.indexed.sizeBytes))}
          {apart > 0 ? `. ${usageWords.apart(apart)}` : ""}
        </Figure>
        <Figure name={usageWords.cost} value={toMoneyWords(usage.projected.total)}>
          {isEmbedded ? usageWords.costEmbedded : usageWords.costDetail}
        </Figure>
        <Figure name={usageWords.delivered} value={toCountWords(usage.delivered)} span="xl:col-span-3">
          {toReason(usage.delivered, usageWords.deliveredUnknown)}
        </Figure>
        <Figure
          name={usageWords.transformed}
          value={toCountWords(usage.transformations)}
          span="sm:max-xl:col-span-2 xl:col-span-3"
        >
          {toReason(usage.transformations, usageWords.transformedUnknown)}
        </Figure>
      </dl>
    </section>
  );
}
