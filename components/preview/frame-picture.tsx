"use client";

import { ImageOff } from "lucide-react";
import { useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { toFormatWords } from "@/lib/client/format-words";
import type { Preview } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import type { Screen } from "./devices";
import type { Size } from "./drawn-size";
import { frameWords } from "./words";

type FramePictureProps = {
  image: Image;
  screen: Screen;
  /** In CSS pixels of the device. */
  drawn: Size;
  preview: Preview | undefined;
  isFailed: boolean;
};

/** The picture as large as its page shows it on this screen; a still box of that size until it is there. */
export function FramePicture({ image, screen, drawn, preview, isFailed }: FramePictureProps) {
  const [brokenUrl, setBrokenUrl] = useState<string>();
  if (isFailed) return <ImageOff aria-hidden size={28} className="text-black mix-blend-difference invert" />;
  if (preview === undefined) {
    return (
      <div style={toBox(drawn, screen)}>
        <Skeleton className="size-full" />
      </div>
    );
  }
  if (brokenUrl === preview.url) {
    return (
      <p className="m-2 rounded-md bg-raised p-2 text-[12px] leading-4 text-ink">
        {frameWords.undrawable(toFormatWords(preview.facts.format))}
      </p>
    );
  }
  return (
    <img
      key={preview.url}
      src={preview.url}
      alt={frameWords.alt(image.alt === "" ? image.filename : image.alt, screen.name)}
      decoding="async"
      draggable={false}
      onError={() => setBrokenUrl(preview.url)}
      className="animate-appear"
      style={toBox(drawn, screen)}
    />
  );
}

/** Per cent of the screen, which itself is scaled: the picture follows without being measured. */
const toBox = (drawn: Size, screen: Screen) => ({
  width: `${(drawn.widthPx / screen.widthPx) * 100}%`,
  aspectRatio: `${drawn.widthPx} / ${drawn.heightPx}`,
});
