"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toPlainName } from "@/lib/client/plain-name";
import { previewQuery } from "@/lib/client/preview";
import type { Image } from "@/lib/contracts/image";
import { signingWords } from "./words";

/** The picture through the server, which may read private ones too. */
function Picture({ image }: { image: Image }) {
  const variant = image.variants.find(({ name }) => name === "thumbnail")?.name ?? image.variants[0]?.name ?? "public";
  const preview = useQuery(previewQuery(image.id, { variant, device: "mobile" }));
  if (preview.isPending) return <Skeleton className="size-full" />;
  return preview.data === undefined ? null : (
    <img src={preview.data.url} alt="" className="size-full object-contain" draggable={false} />
  );
}

type ChosenImageProps = { image: Image; onChange: () => void };

/** What is to be signed, and whether that protects anything. */
export function ChosenImage({ image, onChange }: ChosenImageProps) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex min-w-0 items-center gap-3">
        <span className="grid size-16 shrink-0 place-items-center overflow-hidden rounded-md bg-checker">
          <Picture image={image} />
        </span>
        <div className="flex min-w-0 grow flex-col">
          <span className="truncate text-[14px] font-medium">{toPlainName(image.filename)}</span>
          <span className="flex items-center gap-1 text-[13px] text-muted">
            {image.isPrivate ? <Lock aria-hidden size={12} /> : null}
            {image.isPrivate ? signingWords.private : signingWords.public}
          </span>
        </div>
        <Button aria-label={signingWords.changeImage} onClick={onChange}>
          {signingWords.change}
        </Button>
      </div>
      {image.isPrivate ? null : <p className="rounded-md bg-hover px-3 py-2 text-[13px]">{signingWords.isPublic}</p>}
    </div>
  );
}
