"use client";

import { useQuery } from "@tanstack/react-query";
import { previewQuery } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import { backdropLooks } from "./backdrop-looks";
import { askAs, type Delivery } from "./delivery";
import { DeviceCaption } from "./device-caption";
import type { Screen } from "./devices";
import { toDrawnSize } from "./drawn-size";
import { ExchangeButton } from "./exchange-button";
import { FactList } from "./fact-list";
import { FactSkeleton } from "./fact-skeleton";
import { FitBadge } from "./fit-badge";
import { FrameFailure } from "./frame-failure";
import { FramePicture } from "./frame-picture";
import { toFacts } from "./measured-facts";
import type { Backdrop } from "./stage-settings";
import { frameWords } from "./words";

type DeviceFrameProps = {
  image: Image;
  screen: Screen;
  delivery: Delivery;
  backdrop: Backdrop;
  layout: { isStacked: boolean; scale: number };
  onChange: (screen: Screen) => void;
};

/** One screen at its true CSS width and the stage's scale, the picture it received, and what that weighed. */
export function DeviceFrame({ image, screen, delivery, backdrop, layout, onChange }: DeviceFrameProps) {
  const asked = askAs(screen, delivery);
  const preview = useQuery(previewQuery(image.id, asked.choice));
  const { data } = preview;
  const room = { widthPx: screen.slotWidthPx, heightPx: screen.heightPx, mostWidthPx: image.widthPx };
  const drawn = toDrawnSize(data?.facts ?? image, room);
  const place = layout.isStacked
    ? "mb-8 flex flex-wrap items-start gap-x-4 gap-y-3 last:mb-0"
    : "row-span-2 grid grid-rows-subgrid";
  return (
    <figure aria-busy={preview.isPending} className={place}>
      <div className={`flex min-w-0 flex-col gap-2 ${layout.isStacked ? "basis-40" : "self-end"}`}>
        <DeviceCaption screen={screen} onChange={onChange} />
        <div
          className={`grid max-w-full place-items-center overflow-hidden rounded-md outline outline-edge ${backdropLooks[backdrop]}`}
          style={{
            width: Math.floor(screen.widthPx * layout.scale),
            aspectRatio: `${screen.widthPx} / ${screen.heightPx}`,
          }}
        >
          <FramePicture image={image} screen={screen} drawn={drawn} preview={data} isFailed={preview.isError} />
        </div>
      </div>
      <div className={layout.isStacked ? "min-w-40 grow basis-40" : "self-start"}>
        {preview.isPending ? <FactSkeleton label={frameWords.loading(screen.name)} /> : null}
        {data === undefined ? null : (
          <>
            <FitBadge facts={data.facts} drawn={drawn} dpr={screen.dpr} original={image} />
            <FactList facts={toFacts(data.facts, asked.words)} />
            <ExchangeButton device={screen} preview={data} />
          </>
        )}
        {preview.isError ? (
          <FrameFailure
            device={screen.name}
            error={preview.error}
            isRetrying={preview.isFetching}
            onRetry={() => void preview.refetch()}
          />
        ) : null}
      </div>
    </figure>
  );
}
