"use client";

import { Images } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toPlainName } from "@/lib/client/plain-name";
import { SampleDialog } from "./sample-dialog";
import { SamplePicture } from "./sample-picture";
import type { Sample } from "./use-sample";
import { sampleWords } from "./words";

type SampleStripProps = { sample: Sample; chosenIds: readonly string[]; onChoose: (ids: readonly string[]) => void };

function Pictures({ sample }: { sample: Sample }) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={sampleWords.title} className="flex flex-wrap gap-1.5">
      {sample.images.map((image) => (
        <label
          key={image.id}
          data-tooltip={toPlainName(image.filename)}
          className="cursor-pointer rounded-md p-0.5 outline-2 outline-transparent has-checked:outline-edge has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            aria-label={sampleWords.shown(toPlainName(image.filename))}
            checked={image.id === sample.focus?.id}
            onChange={() => sample.setFocusId(image.id)}
          />
          <SamplePicture image={image} className="size-10" />
        </label>
      ))}
    </div>
  );
}

const emptyText = ({ hasFailed }: Sample): string => (hasFailed ? sampleWords.failed : sampleWords.none);

/** The images variants are tried on: one is shown, all are counted. */
export function SampleStrip({ sample, chosenIds, onChoose }: SampleStripProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={sampleWords.title} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2">
      <span className="text-[13px] font-medium">{sampleWords.title}</span>
      {sample.isLoading && sample.images.length === 0 ? <Skeleton className="h-11 w-48" /> : null}
      {!sample.isLoading && sample.images.length === 0 ? (
        <p className="text-[13px] text-muted">{emptyText(sample)}</p>
      ) : (
        <Pictures sample={sample} />
      )}
      {sample.images.length === 0 && chosenIds.length === 0 ? null : (
        <Button variant="quiet" size="small" icon={<Images aria-hidden size={16} />} onClick={() => setOpen(true)}>
          {sampleWords.choose}
        </Button>
      )}
      {isOpen ? (
        <SampleDialog
          chosenIds={sample.images.map(({ id }) => id)}
          onChoose={onChoose}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
