"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ImageOff, Lock } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { Skeleton } from "@/components/ui/skeleton";
import { SmallPicture } from "@/components/ui/small-picture";
import { useSettled } from "@/components/ui/use-settled";
import { imagesQuery } from "@/lib/client/images";
import { toPlainName } from "@/lib/client/plain-name";
import { findThumbnailUrl } from "@/lib/client/thumbnail-url";
import type { Image, ImagePage } from "@/lib/contracts/image";
import { signingWords } from "./words";

const shownCount = 6;
const quietMs = 250;

function Picture({ image }: { image: Image }) {
  const Sign = image.isPrivate ? Lock : ImageOff;
  return (
    <SmallPicture
      url={findThumbnailUrl(image)}
      otherwise={<Sign aria-hidden size={16} strokeWidth={1.5} />}
      className="size-10"
    />
  );
}

function Result({ image, onChoose }: { image: Image; onChoose: (id: string) => void }) {
  const name = toPlainName(image.filename);
  return (
    <li>
      <button
        type="button"
        onClick={() => onChoose(image.id)}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-md p-1.5 text-left text-[13px] hover:bg-hover"
      >
        <Picture image={image} />
        <span className="min-w-0 grow truncate">{name}</span>
        <span className="shrink-0 text-muted">{image.isPrivate ? signingWords.private : signingWords.public}</span>
      </button>
    </li>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <p role="alert" className="flex items-center gap-2 text-[13px] text-danger">
      {signingWords.searchFailed}
      <Button size="small" onClick={onRetry}>
        {signingWords.retry}
      </Button>
    </p>
  );
}

function Results({ page, onChoose }: { page: ImagePage; onChoose: (id: string) => void }) {
  const shown = page.items.slice(0, shownCount);
  const hidden = page.total - shown.length;
  return (
    <>
      <ul aria-label={signingWords.results} className="-mx-1.5">
        {shown.map((image) => (
          <Result key={image.id} image={image} onChoose={onChoose} />
        ))}
      </ul>
      <output className="text-[13px] text-muted">
        {shown.length === 0 ? signingWords.noMatch : ""}
        {hidden > 0 ? signingWords.more(hidden) : ""}
      </output>
    </>
  );
}

/** Finds the image to sign: the newest first, by any part of a filename. */
export function ImageSearch({ onChoose }: { onChoose: (id: string) => void }) {
  const [text, setText] = useState("");
  const list = useInfiniteQuery({
    ...imagesQuery({ q: useSettled(text, quietMs) }),
    placeholderData: keepPreviousData,
  });
  const page = list.data?.pages[0];
  return (
    <div className="flex flex-col gap-2">
      <SearchField
        label={signingWords.search}
        placeholder={signingWords.search}
        clearLabel={signingWords.clear}
        value={text}
        onChange={setText}
      />
      {list.isPending ? <Skeleton className="h-52 w-full" /> : null}
      {list.isError && page === undefined ? <Failed onRetry={() => void list.refetch()} /> : null}
      {page === undefined ? null : <Results page={page} onChoose={onChoose} />}
    </div>
  );
}
