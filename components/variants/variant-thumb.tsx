"use client";

import { useQuery } from "@tanstack/react-query";
import { ImageOff } from "lucide-react";
import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { useInSight } from "@/components/ui/use-in-sight";
import { toShownProblem } from "@/lib/client/api-fetch";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toPlainName } from "@/lib/client/plain-name";
import { previewQuery } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import { previewWords, sampleWords } from "./words";

const nearPx = 200;

type BoxProps = { children: ReactNode; caption: ReactNode };
const toBox = ({ children, caption }: BoxProps) => (
  <>
    <span className="grid h-14 w-20 place-items-center overflow-hidden rounded-sm bg-checker text-muted">
      {children}
    </span>
    <span className="text-[13px] whitespace-nowrap text-muted max-sm:hidden">{caption}</span>
  </>
);

type VariantThumbProps = { image: Image | undefined; variant: string };

/** What the variant makes of the shown image, and how many bytes that is. */
export function VariantThumb({ image, variant }: VariantThumbProps) {
  const { place, isSeen } = useInSight<HTMLDivElement>(nearPx);
  return (
    <div ref={place} className="grid shrink-0 grid-cols-[5rem] items-center gap-4 sm:grid-cols-[5rem_5.5rem]">
      {image !== undefined && isSeen ? (
        <Tried image={image} variant={variant} />
      ) : (
        toBox({ children: null, caption: image === undefined ? "" : <Skeleton className="h-4 w-14" /> })
      )}
    </div>
  );
}

function Tried({ image, variant }: { image: Image; variant: string }) {
  const preview = useQuery(previewQuery(image.id, { variant, device: "desktop" }));
  if (preview.isPending) return toBox({ children: null, caption: <Skeleton className="h-4 w-14" /> });
  if (preview.isError) {
    return toBox({
      children: <ImageOff aria-hidden size={16} strokeWidth={1.5} />,
      caption: <span data-tooltip={toShownProblem(preview.error).detail}>{sampleWords.noPicture}</span>,
    });
  }
  const { url, facts } = preview.data;
  return toBox({
    children: (
      <img
        src={url}
        alt={previewWords.alt(variant, toPlainName(image.filename))}
        draggable={false}
        className="max-h-14 max-w-20"
      />
    ),
    caption: toMeasuredSizeText(facts.sizeBytes),
  });
}
