"use client";

import { useEffect, useRef } from "react";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { useImage } from "@/lib/client/images";
import type { Image } from "@/lib/contracts/image";
import { StageBody } from "./stage-body";
import { StageFailure } from "./stage-failure";
import { StageHeader } from "./stage-header";
import { StageSkeleton } from "./stage-skeleton";
import { useStageKeys } from "./use-stage-keys";
import type { StagePart } from "./stage-part";
import { clearStageSettings } from "./use-stage-settings";
import { stageWords } from "./words";

export type StageProps = {
  imageId: string;
  /** The images before and after this one in the library's order. */
  neighbours: { previousId?: string; nextId?: string };
  onSelect: (imageId: string) => void;
  onClose: () => void;
  /** Undefined for who may not. */
  onTrash?: (image: Image) => void;
  /** What the page adds: views beside the devices, sections of the panel. */
  parts?: readonly StagePart[];
};

/** One image over the library, as desktop, tablet and phone receive it. */
export function Stage({ imageId, neighbours, onSelect, onClose, onTrash, parts = [] }: StageProps) {
  const area = useRef<HTMLDivElement>(null);
  const image = useImage(imageId);
  useNewId(imageId, image.data, onSelect);
  const walkTo = (id: string | undefined) => (id === undefined ? undefined : () => onSelect(id));
  const onPrevious = walkTo(neighbours.previousId);
  const onNext = walkTo(neighbours.nextId);
  const clear = () => clearStageSettings(parts.flatMap(({ settings }) => settings ?? []));
  const trash = toTrash(image.data, neighbours, onTrash && { trash: onTrash, clear });
  const close = () => {
    clear();
    onClose();
  };
  useStageKeys(area, { onPrevious, onNext, onTrash: trash });
  const filename = image.data?.filename ?? (image.isError ? stageWords.imageFailed : stageWords.loading);
  return (
    <DialogFrame title={stageWords.title(filename)} size="full" isTitleHidden onClose={close}>
      <div ref={area} className="flex min-h-0 grow flex-col">
        <output className="sr-only">{filename}</output>
        <StageHeader filename={filename} onPrevious={onPrevious} onNext={onNext} onClose={close} />
        <StageContent image={image} parts={parts} onTrash={trash} />
      </div>
    </DialogFrame>
  );
}

/** An image gets another id with another privacy: the stage goes along. */
const useNewId = (imageId: string, image: Image | undefined, onSelect: StageProps["onSelect"]): void => {
  const newId = image?.id;
  useEffect(() => {
    if (newId !== undefined && newId !== imageId) onSelect(newId);
  }, [imageId, newId, onSelect]);
};

/** Undefined where there is nothing to move or nobody who may. The stage closes with its last image. */
const toTrash = (
  image: Image | undefined,
  { previousId, nextId }: StageProps["neighbours"],
  actions: { trash: (image: Image) => void; clear: () => void } | undefined,
): (() => void) | undefined => {
  if (image?.state !== "ready" || actions === undefined) return undefined;
  return () => {
    if ((nextId ?? previousId) === undefined) actions.clear();
    actions.trash(image);
  };
};

type StageContentProps = {
  image: ReturnType<typeof useImage>;
  parts: readonly StagePart[];
  onTrash: (() => void) | undefined;
};

/** What is known is shown, also while a fresh answer fails. */
function StageContent({ image, parts, onTrash }: StageContentProps) {
  if (image.data !== undefined) return <StageBody image={image.data} parts={parts} onTrash={onTrash} />;
  if (image.isPending) return <StageSkeleton />;
  return <StageFailure error={image.error} isRetrying={image.isFetching} onRetry={() => void image.refetch()} />;
}
