"use client";

import { useRef } from "react";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { useImage } from "@/lib/client/images";
import type { Image } from "@/lib/contracts/image";
import { StageBody } from "./stage-body";
import { StageFailure } from "./stage-failure";
import { StageHeader } from "./stage-header";
import { StageSkeleton } from "./stage-skeleton";
import { useStageKeys } from "./use-stage-keys";
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
};

/** One image over the library, as desktop, tablet and phone receive it. */
export function Stage({ imageId, neighbours, onSelect, onClose, onTrash }: StageProps) {
  const area = useRef<HTMLDivElement>(null);
  const image = useImage(imageId);
  const walkTo = (id: string | undefined) => (id === undefined ? undefined : () => onSelect(id));
  const onPrevious = walkTo(neighbours.previousId);
  const onNext = walkTo(neighbours.nextId);
  const trash = toTrash(image.data, neighbours, onTrash);
  const close = () => {
    clearStageSettings();
    onClose();
  };
  useStageKeys(area, { onPrevious, onNext, onTrash: trash });
  const filename = image.data?.filename ?? (image.isError ? stageWords.imageFailed : stageWords.loading);
  return (
    <DialogFrame title={stageWords.title(filename)} size="full" isTitleHidden onClose={close}>
      <div ref={area} className="flex min-h-0 grow flex-col">
        <output className="sr-only">{filename}</output>
        <StageHeader filename={filename} onPrevious={onPrevious} onNext={onNext} onClose={close} />
        <StageContent image={image} onTrash={trash} />
      </div>
    </DialogFrame>
  );
}

/** Undefined where there is nothing to move or nobody who may. The stage closes with its last image. */
const toTrash = (
  image: Image | undefined,
  { previousId, nextId }: StageProps["neighbours"],
  onTrash: StageProps["onTrash"],
): (() => void) | undefined => {
  if (image?.state !== "ready" || onTrash === undefined) return undefined;
  return () => {
    if ((nextId ?? previousId) === undefined) clearStageSettings();
    onTrash(image);
  };
};

type StageContentProps = { image: ReturnType<typeof useImage>; onTrash: (() => void) | undefined };

/** What is known is shown, also while a fresh answer fails. */
function StageContent({ image, onTrash }: StageContentProps) {
  if (image.data !== undefined) return <StageBody image={image.data} onTrash={onTrash} />;
  if (image.isPending) return <StageSkeleton />;
  return <StageFailure error={image.error} isRetrying={image.isFetching} onRetry={() => void image.refetch()} />;
}
