"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";
import type { Image } from "@/lib/contracts/image";
import { sampleWords } from "./words";

/** Best first: small, then what always exists. */
const preferred = ["thumbnail", "public", "default"] as const;

const findUrl = ({ variants }: Image): string | undefined => {
  const found = preferred.map((name) => variants.find((variant) => variant.name === name));
  return (found.find((variant) => variant !== undefined) ?? variants[0])?.url;
};

/** A square of an image of the sample. Private ones, whose URL needs a signature, show a sign in its place. */
export function SmallPicture({ image, className }: { image: Image; className: string }) {
  const url = findUrl(image);
  const [failedUrl, setFailedUrl] = useState<string>();
  return (
    <span className={`grid shrink-0 place-items-center overflow-hidden rounded-sm bg-hover text-muted ${className}`}>
      {url === undefined || url === failedUrl ? (
        <ImageOff aria-label={sampleWords.noPicture} size={16} strokeWidth={1.5} />
      ) : (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailedUrl(url)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
