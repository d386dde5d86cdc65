"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toastQueue } from "@/components/ui/toast-queue";
import { toShownProblem } from "@/lib/client/api-fetch";
import { previewQuery } from "@/lib/client/preview";
import { useAbilities } from "@/lib/client/session";
import { useUpdateImage } from "@/lib/client/update-image";
import { variantsQuery } from "@/lib/client/variants";
import { toGravity, type FocalPoint } from "@/lib/contracts/focal-point";
import type { Image } from "@/lib/contracts/image";
import { FocalArea } from "./focal-area";
import { toFocalCrops, toObjectPosition, type FocalCrop } from "./focal-crops";
import { focalWords } from "./focal-words";
import { FrameFailure } from "./frame-failure";
import { stageWords } from "./words";

const middle: FocalPoint = { x: 0.5, y: 0.5 };

/** Sets the point that crops keep, and shows them as it moves. `variant` must show the picture whole. */
export function FocalView({ image, variant }: { image: Image; variant: string }) {
  const { mayRemove: mayEdit } = useAbilities();
  const preview = useQuery(previewQuery(image.id, { variant, device: "desktop" }));
  const variants = useQuery(variantsQuery()).data?.items ?? [];
  const [draft, setDraft] = useState<FocalPoint>();
  const point = draft ?? image.focalPoint ?? middle;
  if (preview.isPending) return <Skeleton className="aspect-3/2 max-w-2xl" />;
  if (preview.data === undefined) {
    return (
      <FrameFailure
        device={stageWords.devicesView}
        error={preview.error}
        isRetrying={preview.isFetching}
        onRetry={() => void preview.refetch()}
      />
    );
  }
  const { url } = preview.data;
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col items-start gap-3">
        <h2 className="text-[13px] font-semibold">{focalWords.title}</h2>
        <FocalArea
          url={url}
          filename={image.filename}
          size={image}
          point={point}
          onChange={mayEdit ? setDraft : undefined}
        />
        <p className="text-[13px] text-muted">{mayEdit ? focalWords.how : focalWords.readOnly}</p>
        <FocalActions
          key={image.id}
          image={image}
          draft={draft}
          mayEdit={mayEdit}
          onSettled={() => setDraft(undefined)}
        />
      </section>
      <section>
        <h2 className="mb-2 text-[13px] font-semibold">{focalWords.crops}</h2>
        <ul className="flex flex-wrap items-end gap-4">
          {toFocalCrops(variants).map((crop) => (
            <Crop key={crop.name} crop={crop} url={url} point={point} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Crop({ crop, url, point }: { crop: FocalCrop; url: string; point: FocalPoint }) {
  return (
    <li className="flex max-w-full flex-col gap-1 text-[12px]">
      <img
        src={url}
        alt=""
        draggable={false}
        className="h-36 max-w-full rounded-sm bg-checker object-cover outline outline-edge"
        style={{ aspectRatio: `${crop.widthPx} / ${crop.heightPx}`, objectPosition: toObjectPosition(point) }}
      />
      {crop.name}
    </li>
  );
}

type FocalActionsProps = { image: Image; draft: FocalPoint | undefined; mayEdit: boolean; onSettled: () => void };

/** Says where the point is, and keeps, undoes or removes it. */
function FocalActions({ image, draft, mayEdit, onSettled }: FocalActionsProps) {
  const update = useUpdateImage();
  const point = draft ?? image.focalPoint;
  const send = (focalPoint: FocalPoint | null) =>
    update.mutate(
      { id: image.id, edit: { focalPoint } },
      {
        onSuccess: () => {
          toastQueue.add({ tone: "success", message: focalPoint === null ? focalWords.removed : focalWords.saved });
          onSettled();
        },
        onError: (error) => {
          const { title, detail } = toShownProblem(error);
          toastQueue.add({ tone: "danger", message: `${title}. ${detail}` });
        },
      },
    );
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-[13px]">
      <p className="tabular-nums">
        {point === null ? focalWords.notSet : focalWords.place(point.x, point.y)}
        {point === null ? null : (
          <span className="ml-3 text-muted">
            {focalWords.gravity} <code className="font-mono text-[12px] select-all">gravity={toGravity(point)}</code>
          </span>
        )}
      </p>
      {mayEdit && draft !== undefined ? (
        <>
          <Button variant="primary" isPending={update.isPending} onClick={() => send(draft)}>
            {focalWords.save}
          </Button>
          <Button onClick={onSettled}>{focalWords.reset}</Button>
        </>
      ) : null}
      {mayEdit && draft === undefined && image.focalPoint !== null ? (
        <Button isPending={update.isPending} onClick={() => send(null)}>
          {focalWords.clear}
        </Button>
      ) : null}
    </div>
  );
}
