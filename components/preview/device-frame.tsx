"use client";

import { useQuery } from "@tanstack/react-query";
import type { Image } from "@/lib/contracts/image";
import { previewQuery } from "@/lib/client/preview";
import { backdropLooks } from "./backdrop-looks";
import type { Screen } from "./devices";
import { FactList } from "./fact-list";
import { FactSkeleton } from "./fact-skeleton";
import { FrameFailure } from "./frame-failure";
import { FramePicture } from "./frame-picture";
import { toFacts } from "./measured-facts";
import type { Backdrop } from "./stage-settings";
import { deviceBrowsers, deviceNames, frameWords } from "./words";

type DeviceFrameProps = { image: Image; screen: Screen; variant: string; backdrop: Backdrop };

/** One screen at its true CSS width and the stage's scale, the picture it received, and what that weighed. */
export function DeviceFrame({ image, screen, variant, backdrop }: DeviceFrameProps) {
  const { device, widthPx, heightPx } = screen;
  const preview = useQuery(previewQuery(image.id, { variant, device }));
  return (
    <figure
      aria-busy={preview.isPending}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 @xl:row-span-2 @xl:grid @xl:grid-rows-subgrid"
    >
      <div className="flex flex-col gap-2 self-end">
        <figcaption className="text-[13px] leading-5">
          <span className="font-semibold">{deviceNames[device]}</span>{" "}
          <span className="text-[12px] whitespace-nowrap text-muted tabular-nums">
            {frameWords.screen(widthPx, heightPx)}
          </span>
          <span className="block text-[12px] text-muted">{deviceBrowsers[device]}</span>
        </figcaption>
        <div
          className={`grid max-w-full place-items-center overflow-hidden rounded-md outline outline-edge ${backdropLooks[backdrop]}`}
          style={{ width: `calc(${widthPx} * var(--css-px))`, aspectRatio: `${widthPx} / ${heightPx}` }}
        >
          <FramePicture image={image} screen={screen} preview={preview.data} isFailed={preview.isError} />
        </div>
      </div>
      <div className="min-w-36 grow basis-36 self-start @xl:min-w-0">
        {preview.isPending ? <FactSkeleton label={frameWords.loading(device)} /> : null}
        {preview.data === undefined ? null : <FactList facts={toFacts(preview.data.facts)} />}
        {preview.isError ? (
          <FrameFailure
            device={device}
            error={preview.error}
            isRetrying={preview.isFetching}
            onRetry={() => void preview.refetch()}
          />
        ) : null}
      </div>
    </figure>
  );
}
