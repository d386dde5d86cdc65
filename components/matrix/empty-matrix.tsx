"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Grid3x3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { imagesQuery } from "@/lib/client/images";
import { matrixLimit } from "@/lib/client/matrix/matrix-path";
import { matrixWords } from "./words";

const newestCount = 20;

/** Nothing chosen: how to choose. */
export function EmptyMatrix({
  onOpenPicker,
  onChoose,
}: {
  onOpenPicker: () => void;
  onChoose: (ids: readonly string[]) => void;
}) {
  const newest = useInfiniteQuery(imagesQuery());
  const ids = (newest.data?.pages[0]?.items ?? []).slice(0, newestCount).map(({ id }) => id);
  const isEmpty = newest.isSuccess && ids.length === 0;
  return (
    <EmptyState
      icon={<Grid3x3 aria-hidden size={32} strokeWidth={1.5} />}
      title={matrixWords.emptyTitle}
      detail={isEmpty ? matrixWords.nothingYet : matrixWords.emptyDetail(matrixLimit)}
    >
      {isEmpty ? null : (
        <>
          <Button onClick={onOpenPicker}>{matrixWords.choose}</Button>
          <Button variant="primary" isDisabled={ids.length === 0} onClick={() => onChoose(ids)}>
            {matrixWords.newest}
          </Button>
        </>
      )}
      {newest.isError ? (
        <p className="w-full text-[13px] text-danger">
          {matrixWords.listFailed}{" "}
          <Button size="small" onClick={() => void newest.refetch()}>
            {matrixWords.retryList}
          </Button>
        </p>
      ) : null}
    </EmptyState>
  );
}
