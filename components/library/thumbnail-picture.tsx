"use client";

import { ImageOff } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { findThumbnailUrl } from "@/lib/client/thumbnail-url";
import type { Image } from "@/lib/contracts/image";
import { findAverageColour, findPlaceholder, isTransparent } from "./placeholder";
import { libraryWords } from "./words";

/** What is seen first is fetched before everything else; what comes later, once it comes near. */
export type Urgency = "first" | "soon" | "later";

export type ThumbnailPictureProps = {
  image: Image;
  widthPx: number;
  heightPx: number;
  urgency: Urgency;
};

type Outcome = { url: string | undefined; isShown: boolean };

/** Two milliseconds a picture: only where one is waited for, and not in the first drawing. */
const toBlurred = (thumbhash: string) => {
  const placeholder = findPlaceholder(thumbhash);
  return placeholder === undefined ? {} : { backgroundImage: `url(${placeholder})`, backgroundSize: "100% 100%" };
};

/**
 * Under an opaque picture a colour stays: a picture that has arrived may still be decoding.
 * Under a transparent one it would show through.
 */
const toUnderlay = (thumbhash: string, blurredHash: string, isShown: boolean) => {
  if (!isShown && blurredHash !== "") return toBlurred(blurredHash);
  return isTransparent(thumbhash) ? {} : { backgroundColor: findAverageColour(thumbhash) };
};

const backdropOf = (thumbhash: string): string => (isTransparent(thumbhash) ? "bg-checker" : "bg-hover");

/** A picture from the browser's cache may be there before anyone listens. */
const isThere = (element: HTMLImageElement | null): boolean => element?.complete === true && element.naturalWidth > 0;

function NoPicture({ filename }: { filename: string }) {
  return (
    <span className="absolute inset-0 flex flex-col items-center justify-center gap-2 bg-surface p-3 text-muted">
      <ImageOff aria-hidden size={20} strokeWidth={1.5} />
      <span aria-hidden className="max-w-full truncate text-[12px] leading-4">
        {filename}
      </span>
      <span className="sr-only">{libraryWords.thumbnailFailed}</span>
    </span>
  );
}

const fetching = {
  first: { loading: "eager", fetchPriority: "high" },
  soon: { loading: "eager" },
  later: { loading: "lazy" },
} as const;

/** A blurred stand-in first, then the thumbnail over it. The box never changes its size. */
export function ThumbnailPicture({ image, widthPx, heightPx, urgency }: ThumbnailPictureProps) {
  const url = findThumbnailUrl(image);
  const [outcome, setOutcome] = useState<Outcome>();
  // What was seen of another URL says nothing of this one.
  const seen = outcome?.url === url ? outcome : undefined;
  const isShown = seen?.isShown === true;
  const blurredHash = useDeferredValue(image.thumbhash, "");
  return (
    <span
      className={`relative block overflow-hidden ${backdropOf(image.thumbhash)}`}
      style={{ width: widthPx, height: heightPx, ...toUnderlay(image.thumbhash, blurredHash, isShown) }}
    >
      {url === undefined || seen?.isShown === false ? (
        <NoPicture filename={image.filename} />
      ) : (
        <img
          ref={(element) => {
            if (!isShown && isThere(element)) setOutcome({ url, isShown: true });
          }}
          src={url}
          alt=""
          width={Math.round(widthPx)}
          height={Math.round(heightPx)}
          draggable={false}
          decoding="async"
          onLoad={() => setOutcome({ url, isShown: true })}
          onError={() => setOutcome({ url, isShown: false })}
          className={`size-full object-cover transition-opacity duration-120 ${isShown ? "opacity-100" : "opacity-0"}`}
          {...fetching[urgency]}
        />
      )}
    </span>
  );
}
