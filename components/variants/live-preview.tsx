"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useSettled } from "@/components/ui/use-settled";
import { draftPreviewQuery } from "@/lib/client/draft-preview";
import { previewQuery } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import type { VariantOptions } from "@/lib/contracts/variant";
import { formWords } from "./form-words";
import { PreviewFigure } from "./preview-figure";
import { SampleTotal } from "./sample-total";
import type { Sample } from "./use-sample";
import { previewWords, sampleWords } from "./words";

type LivePreviewProps = {
  sample: Sample;
  savedName: string | undefined;
  /** Undefined while the form has a fault. */
  options: VariantOptions | undefined;
  isChanged: boolean;
};

/**
 * Less than between two keys of a fast typist: each asks at once, and what it supersedes is cancelled. Repeated keys and
 * the steps of a slider come closer together, and only the last of them asks.
 */
const quietMs = 40;

/** Stands for no options in a query that is not asked. */
const nothing: VariantOptions = { fit: "scale-down", metadata: "none" };

const findWaiting = ({ options, isChanged, savedName }: LivePreviewProps): string | undefined => {
  if (options === undefined) return previewWords.waiting;
  return savedName !== undefined && !isChanged ? formWords.unchanged : undefined;
};

/** Before and after on the shown image, then the bytes of the whole sample. */
export function LivePreview(props: LivePreviewProps) {
  const { sample, savedName } = props;
  return (
    <section aria-label={previewWords.title} className="flex flex-col gap-3">
      {sample.focus === undefined ? (
        <p className="rounded-md border border-line bg-surface p-4 text-muted">
          {sample.isLoading ? "" : sampleWords.none}
        </p>
      ) : (
        <Figures key={savedName} {...props} image={sample.focus} />
      )}
    </section>
  );
}

/** The picture as saved, and as the settled options would make it. Undefined options ask for nothing. */
const usePair = (image: Image, savedName: string | undefined, options: VariantOptions | undefined) => {
  const before = useQuery({
    ...previewQuery(image.id, { variant: savedName ?? "", device: "desktop" }),
    ...(savedName === undefined && { queryFn: skipToken }),
  });
  const after = useQuery({
    ...draftPreviewQuery(image.id, { options: options ?? nothing, device: "desktop" }),
    ...(options === undefined && { queryFn: skipToken }),
    placeholderData: (earlier, query) => (query?.queryKey[2] === image.id ? keepPreviousData(earlier) : undefined),
  });
  const isReady = options === undefined ? before.isSuccess : after.isSuccess && !after.isPlaceholderData;
  return { before, after, isReady };
};

function Figures(props: LivePreviewProps & { image: Image }) {
  const { image, savedName, sample } = props;
  const waiting = findWaiting(props);
  const wanted = waiting === undefined ? (props.options ?? null) : null;
  const settled = useSettled(wanted, quietMs, { isEager: true }) ?? undefined;
  const { before, after, isReady } = usePair(image, savedName, settled);
  const isNew = savedName === undefined;
  return (
    <>
      <div className="flex flex-wrap gap-4">
        {isNew ? null : <PreviewFigure label={previewWords.now} image={image} preview={before} />}
        <PreviewFigure
          label={isNew ? previewWords.fresh : previewWords.next}
          image={image}
          preview={after}
          waiting={waiting}
        />
      </div>
      <SampleTotal images={sample.images} savedName={savedName} options={settled} isReady={isReady} />
      <p className="text-[12px] text-muted">{previewWords.asDesktop}</p>
    </>
  );
}
