"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SearchField } from "@/components/ui/search-field";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { imagesQuery } from "@/lib/client/images";
import { matrixLimit, takeComparable } from "@/lib/client/matrix/matrix-path";
import { toPlainName } from "@/lib/client/plain-name";
import { matrixWords } from "./words";

type PickerDialogProps = {
  chosenIds: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onClose: () => void;
};

/** Finds images by name and chooses as many as one matrix compares. */
export function PickerDialog({ chosenIds, onChoose, onClose }: PickerDialogProps) {
  const [ids, setIds] = useState(chosenIds);
  const [text, setText] = useState("");
  const list = useInfiniteQuery({ ...imagesQuery({ q: useDeferredValue(text) }), placeholderData: keepPreviousData });
  const images = list.data?.pages[0]?.items ?? [];
  const isFull = (id: string) => takeComparable([...ids, id]).length <= ids.length;
  const isAddressFull = ids.length < matrixLimit && images.some(({ id }) => !ids.includes(id) && isFull(id));
  const toggle = (id: string) => setIds(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]);
  return (
    <Dialog size="wide" title={matrixWords.chooseTitle} isOpen onClose={onClose}>
      <SearchField
        label={matrixWords.search}
        placeholder={matrixWords.search}
        clearLabel={matrixWords.clear}
        value={text}
        onChange={setText}
        className="mt-1 w-full"
      />
      {list.isError ? <p className="mt-3 text-[13px] text-danger">{matrixWords.listFailed}</p> : null}
      {list.isSuccess && images.length === 0 ? (
        <p className="mt-3 text-[13px] text-muted">{matrixWords.noMatch}</p>
      ) : null}
      <ul className="mt-3 max-h-[50dvh] overflow-y-auto p-0.5">
        {images.map(({ id, filename, sizeBytes }) => (
          <li key={id}>
            <label className="flex min-h-9 min-w-0 cursor-pointer items-center gap-2.5 rounded-md px-2 text-[13px] hover:bg-hover has-checked:bg-accent-soft">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={ids.includes(id)}
                disabled={!ids.includes(id) && isFull(id)}
                onChange={() => toggle(id)}
              />
              <span className="min-w-0 grow truncate">{toPlainName(filename)}</span>
              <span className="shrink-0">{toMeasuredSizeText(sizeBytes)}</span>
            </label>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-2">
        <output className="mr-auto text-[13px] text-muted">
          {matrixWords.chosen(ids.length, matrixLimit)}
          {isAddressFull ? ` ${matrixWords.addressFull}` : ""}
        </output>
        <Button variant="primary" isDisabled={ids.length === 0} onClick={() => onChoose(ids)}>
          {matrixWords.compare}
        </Button>
      </div>
    </Dialog>
  );
}
