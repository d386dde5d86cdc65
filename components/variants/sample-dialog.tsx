"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SearchField } from "@/components/ui/search-field";
import { useSettled } from "@/components/ui/use-settled";
import { imagesQuery } from "@/lib/client/images";
import { toPlainName } from "@/lib/client/plain-name";
import type { Image } from "@/lib/contracts/image";
import { SamplePicture } from "./sample-picture";
import { sampleLimit } from "./variants-address";
import { sampleWords } from "./words";

type SampleDialogProps = {
  chosenIds: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onClose: () => void;
};

type ChoiceProps = { image: Image; isChosen: boolean; isDisabled: boolean; onToggle: () => void };

function Choice({ image, isChosen, isDisabled, onToggle }: ChoiceProps) {
  return (
    <label
      className={`flex min-w-0 flex-col gap-1 rounded-md p-1 has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent ${isDisabled ? "opacity-50" : "cursor-pointer hover:bg-hover"}`}
    >
      <SamplePicture image={image} className="aspect-square w-full" />
      <span className="flex min-h-6 min-w-0 items-center gap-1.5 text-[12px]">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={isChosen}
          disabled={isDisabled}
          onChange={onToggle}
        />
        <span className="truncate">{toPlainName(image.filename)}</span>
      </span>
    </label>
  );
}

/** Finds images by name and chooses up to twelve of them. */
export function SampleDialog({ chosenIds, onChoose, onClose }: SampleDialogProps) {
  const [ids, setIds] = useState(chosenIds);
  const [text, setText] = useState("");
  const q = useSettled(text, 200);
  const list = useInfiniteQuery({ ...imagesQuery({ q }), placeholderData: keepPreviousData });
  const images = list.data?.pages[0]?.items ?? [];
  const toggle = (id: string) => setIds(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  const finish = (chosen: readonly string[]) => {
    onChoose(chosen);
    onClose();
  };
  return (
    <Dialog size="wide" title={sampleWords.chooseTitle} isOpen onClose={onClose}>
      <SearchField
        label={sampleWords.search}
        placeholder={sampleWords.search}
        clearLabel={sampleWords.clear}
        value={text}
        onChange={setText}
        className="mt-1 w-full"
      />
      {list.isError ? <p className="mt-3 text-[13px] text-danger">{sampleWords.failed}</p> : null}
      {list.isSuccess && images.length === 0 ? (
        <p className="mt-3 text-[13px] text-muted">{sampleWords.noMatch}</p>
      ) : null}
      <div className="mt-3 grid max-h-[50dvh] grid-cols-3 gap-1 overflow-y-auto p-0.5 sm:grid-cols-5">
        {images.map((image) => (
          <Choice
            key={image.id}
            image={image}
            isChosen={ids.includes(image.id)}
            isDisabled={ids.length >= sampleLimit && !ids.includes(image.id)}
            onToggle={() => toggle(image.id)}
          />
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-2">
        <output className="mr-auto text-[13px] text-muted">{sampleWords.chosen(ids.length, sampleLimit)}</output>
        <Button onClick={() => finish([])}>{sampleWords.useNewest}</Button>
        <Button variant="primary" isDisabled={ids.length === 0} onClick={() => finish(ids)}>
          {sampleWords.use}
        </Button>
      </div>
    </Dialog>
  );
}
