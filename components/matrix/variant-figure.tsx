"use client";

import { useQuery } from "@tanstack/react-query";
import { ImageOff } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useInSight } from "@/components/ui/use-in-sight";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toShownProblem } from "@/lib/client/api-fetch";
import { toFormatWords } from "@/lib/client/format-words";
import { toPreviewChoice, type MatrixDevice } from "@/lib/client/matrix/figures";
import { previewQuery, type Preview } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import { toMarks, toPart } from "./matrix-rows";
import { allVariantsWords, matrixWords, toPercentWords } from "./words";

const nearPx = 300;

type VariantFigureProps = { image: Image; variant: string; device: MatrixDevice };

/** The image in one variant, as the device receives it: asked for once it comes near the window. */
export function VariantFigure({ image, variant, device }: VariantFigureProps) {
  const { place, isSeen } = useInSight<HTMLElement>(nearPx);
  const preview = useQuery({ ...previewQuery(image.id, toPreviewChoice(variant, device)), enabled: isSeen });
  return (
    <li className="min-w-0">
      <figure ref={place}>
        <div className="relative grid aspect-4/3 place-items-center overflow-hidden rounded-md bg-hover">
          <Picture image={image} variant={variant} preview={preview.data} isFailed={preview.isError} />
        </div>
        <figcaption className="mt-1.5 min-h-16 text-[12px] leading-4">
          <span className="block truncate text-[13px] leading-5 font-medium" title={variant}>
            {variant}
          </span>
          {preview.data === undefined ? null : <Facts preview={preview.data} image={image} />}
          {preview.isError ? (
            <Failure
              variant={variant}
              reason={toShownProblem(preview.error).detail}
              isRetrying={preview.isFetching}
              onRetry={() => void preview.refetch()}
            />
          ) : null}
        </figcaption>
      </figure>
    </li>
  );
}

type PictureProps = { image: Image; variant: string; preview: Preview | undefined; isFailed: boolean };

/** Never larger than its own pixels. */
function Picture({ image, variant, preview, isFailed }: PictureProps): ReactNode {
  const [brokenUrl, setBrokenUrl] = useState<string>();
  if (preview === undefined)
    return isFailed ? <ImageOff aria-hidden size={24} className="text-muted" /> : <Skeleton className="size-full" />;
  if (brokenUrl === preview.url)
    return (
      <p className="m-2 rounded-md bg-raised p-2 text-[12px] leading-4 text-ink">
        {allVariantsWords.undrawable(toFormatWords(preview.facts.format))}
      </p>
    );
  return (
    <img
      src={preview.url}
      alt={allVariantsWords.alt(image.alt === "" ? image.filename : image.alt, variant)}
      decoding="async"
      onError={() => setBrokenUrl(preview.url)}
      className="absolute inset-0 m-auto max-h-full max-w-full animate-appear bg-checker"
    />
  );
}

function Facts({ preview: { facts }, image }: { preview: Preview; image: Image }) {
  const marks = toMarks(facts, image);
  return (
    <>
      <span className="flex items-baseline justify-between gap-2 text-[13px] leading-5">
        <span>{toMeasuredSizeText(facts.sizeBytes)}</span>
        <span data-tooltip={allVariantsWords.ofOriginal}>{toPercentWords(toPart(facts, image))}</span>
      </span>
      <span className="block truncate text-muted">
        {toFormatWords(facts.format)} · {matrixWords.pixels(facts.widthPx, facts.heightPx)}
      </span>
      {marks.length === 0 ? null : <span className="block font-medium text-danger">{marks.join(", ")}</span>}
    </>
  );
}

type FailureProps = { variant: string; reason: string; isRetrying: boolean; onRetry: () => void };

function Failure({ variant, reason, isRetrying, onRetry }: FailureProps) {
  return (
    <>
      <span className="block text-danger">{reason}</span>
      <Button
        size="small"
        className="mt-1"
        aria-label={allVariantsWords.retryFor(variant)}
        isPending={isRetrying}
        onClick={onRetry}
      >
        {matrixWords.retryList}
      </Button>
    </>
  );
}
