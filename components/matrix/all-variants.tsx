"use client";

import { Grid3x3 } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toFormatWords } from "@/lib/client/format-words";
import type { Image } from "@/lib/contracts/image";
import { DeviceSelect } from "./device-select";
import { printMatrixAddress, usualAddress } from "./matrix-address";
import { receiverName } from "./receiver-name";
import { useMatrixDevice } from "./use-matrix-device";
import { VariantFigure } from "./variant-figure";
import { allVariantsWords, matrixWords } from "./words";

const usualReceiver = usualAddress.deviceId;

const writeReceiver = (deviceId: string): void => {
  const { pathname, search } = globalThis.location;
  const next = new URLSearchParams(search);
  if (deviceId === usualReceiver) next.delete(receiverName);
  else next.set(receiverName, deviceId);
  globalThis.history.replaceState(null, "", `${pathname}?${next}`);
};

/** One image in every variant, as one device receives it. */
export function AllVariants({ image }: { image: Image }) {
  const deviceId = useSearchParams().get(receiverName) ?? usualReceiver;
  const profile = useMatrixDevice(deviceId);
  const device = { profile, accept: undefined };
  const names = image.variants.map(({ name }) => name);
  const { format, widthPx, heightPx, sizeBytes } = image;
  return (
    <section aria-label={allVariantsWords.region} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <DeviceSelect value={deviceId} onChange={writeReceiver} />
        <Link
          href={printMatrixAddress({ ...usualAddress, ids: [image.id], deviceId })}
          prefetch={false}
          className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md border border-edge bg-raised px-3 text-[13px] font-medium whitespace-nowrap hover:bg-hover active:bg-pressed pointer-coarse:h-10"
        >
          <Grid3x3 aria-hidden size={16} />
          {allVariantsWords.asTable}
        </Link>
      </div>
      <p className="text-[13px] text-muted">
        {allVariantsWords.original(
          toFormatWords(format),
          matrixWords.pixels(widthPx, heightPx),
          toMeasuredSizeText(sizeBytes),
        )}
      </p>
      {names.length === 0 ? <p className="text-[13px]">{allVariantsWords.none}</p> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(12rem,100%),1fr))] gap-x-4 gap-y-5 max-sm:grid-cols-2">
        {names.map((variant) => (
          <VariantFigure key={variant} image={image} variant={variant} device={device} />
        ))}
      </ul>
    </section>
  );
}
