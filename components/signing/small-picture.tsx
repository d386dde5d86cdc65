"use client";

import { ImageOff, Lock } from "lucide-react";
import { useState } from "react";
import type { Image } from "@/lib/contracts/image";

/** Best first: small, then what always exists. */
const preferred = ["thumbnail", "public", "default"] as const;

const findUrl = ({ variants }: Image): string | undefined => {
  const found = preferred.map((name) => variants.find((variant) => variant.name === name));
  return (found.find((variant) => variant !== undefined) ?? variants[0])?.url;
};

/** A square of an image in a list. A private one, whose URL opens nothing by itself, shows its lock. */
export function SmallPicture({ image }: { image: Image }) {
  const url = findUrl(image);
  const [failedUrl, setFailedUrl] = useState<string>();
  const canShow = !image.isPrivate && url !== undefined && url !== failedUrl;
  const Sign = image.isPrivate ? Lock : ImageOff;
  return (
    <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-sm bg-hover text-muted">
      {canShow ? (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailedUrl(url)}
          className="size-full object-cover"
        />
      ) : (
        <Sign aria-hidden size={16} strokeWidth={1.5} />
      )}
    </span>
  );
}
