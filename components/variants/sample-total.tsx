"use client";

import { useQueries } from "@tanstack/react-query";
import { draftPreviewQuery } from "@/lib/client/draft-preview";
import { previewQuery } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import type { VariantOptions } from "@/lib/contracts/variant";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toShiftWords } from "./measure-words";
import { previewWords } from "./words";

type SampleTotalProps = {
  images: readonly Image[];
  /** The variant as it is saved; undefined for one yet to be made. */
  savedName: string | undefined;
  /** Undefined while they are as saved. */
  options: VariantOptions | undefined;
  /** The rest of the sample waits until the shown image is there. */
  isReady: boolean;
};

type Measured = readonly { data?: { facts: { sizeBytes: number } } | undefined; isError: boolean }[];

const sum = (queries: Measured): number => queries.reduce((total, { data }) => total + (data?.facts.sizeBytes ?? 0), 0);
const countDone = (queries: Measured): number => queries.filter(({ data }) => data !== undefined).length;
const countFailed = (queries: Measured): number =>
  queries.filter(({ data, isError }) => isError && data === undefined).length;

/** Bytes of the whole sample, before and after, measured one by one. */
export function SampleTotal({ images, savedName, options, isReady }: SampleTotalProps) {
  const before = useQueries({
    queries:
      savedName === undefined
        ? []
        : images.map((image) => ({
            ...previewQuery(image.id, { variant: savedName, device: "desktop" }),
            enabled: isReady,
          })),
  });
  const after = useQueries({
    queries:
      options === undefined
        ? []
        : images.map((image) => ({ ...draftPreviewQuery(image.id, { options, device: "desktop" }), enabled: isReady })),
  });
  const asked = [...before, ...after];
  const done = countDone(asked);
  const failed = countFailed(asked);
  if (asked.length === 0) return null;
  const steps = asked.length / images.length;
  const isWhole = done === asked.length;
  return (
    <div className="min-h-5 text-[13px]">
      {isWhole ? null : (
        <p className="text-muted">
          {failed > 0
            ? previewWords.failures(Math.ceil(failed / steps))
            : previewWords.measuring(Math.floor(done / steps), images.length)}
        </p>
      )}
      <output className="block">
        {isWhole ? <TotalLine count={images.length} before={before} after={after} /> : null}
      </output>
    </div>
  );
}

function TotalLine({ count, before, after }: { count: number; before: Measured; after: Measured }) {
  const shown = after.length > 0 ? after : before;
  const isCompared = before.length > 0 && after.length > 0;
  return (
    <>
      <span className="text-muted">{previewWords.total(count)}: </span>
      {isCompared ? `${toMeasuredSizeText(sum(before))} → ` : ""}
      <span className="font-medium">{toMeasuredSizeText(sum(shown))}</span>
      {isCompared ? <span className="text-muted">, {toShiftWords(sum(before), sum(after))}</span> : null}
    </>
  );
}
