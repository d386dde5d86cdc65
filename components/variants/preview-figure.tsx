"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toShownProblem } from "@/lib/client/api-fetch";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toPlainName } from "@/lib/client/plain-name";
import type { Preview } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import { toFormatWords } from "@/lib/client/format-words";
import { previewWords } from "./words";

type PreviewFigureProps = {
  label: string;
  image: Image;
  preview: UseQueryResult<Preview>;
  /** Said in place of a picture that nobody asked for. */
  waiting?: string | undefined;
};

const toReceived = ({ facts }: Preview): string =>
  previewWords.received(
    `${facts.widthPx} × ${facts.heightPx}`,
    toFormatWords(facts.format),
    toMeasuredSizeText(facts.sizeBytes),
  );

function Failure({ preview }: { preview: UseQueryResult<Preview> }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-2 p-3 text-center text-[13px]">
      <p>
        <span className="font-medium">{previewWords.failed}.</span> {toShownProblem(preview.error).detail}
      </p>
      <Button
        size="small"
        icon={<RotateCw aria-hidden size={14} />}
        isPending={preview.isFetching}
        onClick={() => void preview.refetch()}
      >
        {previewWords.retry}
      </Button>
    </div>
  );
}

/** A picture and what it weighs, in a box that never changes its size. The last one stays while the next is made. */
export function PreviewFigure({ label, image, preview, waiting }: PreviewFigureProps) {
  const isAsked = waiting === undefined;
  const shown = isAsked && !preview.isError ? preview.data : undefined;
  return (
    <figure aria-busy={isAsked && preview.isFetching} className="flex min-w-0 grow basis-64 flex-col gap-1.5">
      <figcaption className="text-[13px] font-medium">{label}</figcaption>
      <div className="relative grid aspect-4/3 place-items-center overflow-hidden rounded-md bg-checker outline outline-line">
        {shown === undefined ? null : (
          <img
            src={shown.url}
            alt={previewWords.alt(label, toPlainName(image.filename))}
            draggable={false}
            // The picture and its figures change in one frame.
            decoding="sync"
            className="absolute inset-0 size-full object-contain"
          />
        )}
        {isAsked ? (
          <Absence preview={preview} />
        ) : (
          <p className="rounded-sm bg-canvas px-2 py-1 text-[13px]">{waiting}</p>
        )}
      </div>
      <p className="min-h-5 text-[13px] text-muted">{shown === undefined ? "" : toReceived(shown)}</p>
    </figure>
  );
}

function Absence({ preview }: { preview: UseQueryResult<Preview> }) {
  if (preview.isPending) return <Skeleton className="absolute inset-0" />;
  if (!preview.isError) return null;
  return (
    <div className="absolute inset-0 grid place-items-center bg-canvas">
      <Failure preview={preview} />
    </div>
  );
}
