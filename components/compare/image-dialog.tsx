"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { SearchField } from "@/components/ui/search-field";
import { Skeleton } from "@/components/ui/skeleton";
import { useSettled } from "@/components/ui/use-settled";
import { imagesQuery } from "@/lib/client/images";
import { toPlainName } from "@/lib/client/plain-name";
import type { Image } from "@/lib/contracts/image";
import { compareWords } from "./words";

const quietMs = 250;

type ImageDialogProps = { name: string; onChoose: (image: Image) => void; onClose: () => void };

/** Finds another image by its filename. */
export function ImageDialog({ name, onChoose, onClose }: ImageDialogProps) {
  const [text, setText] = useState("");
  const q = useSettled(text, quietMs);
  const list = useInfiniteQuery({ ...imagesQuery({ q }), placeholderData: keepPreviousData });
  const images = list.data?.pages[0]?.items ?? [];
  return (
    <Dialog size="wide" title={compareWords.chooseTitle(name)} isOpen onClose={onClose}>
      <SearchField
        label={compareWords.search}
        placeholder={compareWords.search}
        clearLabel={compareWords.clear}
        value={text}
        onChange={setText}
        className="mt-1 w-full"
      />
      {list.isError ? <p className="mt-3 text-[13px] text-danger">{compareWords.listFailed}</p> : null}
      {list.isPending ? <Skeleton className="mt-3 h-24" /> : null}
      {list.isSuccess && images.length === 0 ? (
        <p className="mt-3 text-[13px] text-muted">{compareWords.noMatch}</p>
      ) : null}
      <ul className="mt-3 max-h-[50dvh] overflow-y-auto p-0.5">
        {images.map((image) => (
          <li key={image.id}>
            <button
              type="button"
              onClick={() => {
                onChoose(image);
                onClose();
              }}
              className="flex min-h-9 w-full items-center gap-3 rounded-md px-2 text-left text-[13px] hover:bg-hover"
            >
              <span className="min-w-0 grow truncate">{toPlainName(image.filename)}</span>
              <span className="shrink-0 text-muted tabular-nums">
                {image.widthPx} × {image.heightPx}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
