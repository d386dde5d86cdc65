"use client";

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Spinner } from "@/components/ui/spinner";
import { GridSkeleton } from "./grid-skeleton";
import type { ImageList } from "./use-image-list";
import { libraryWords } from "./words";

export type ListBodyProps = {
  list: ImageList;
  q: string;
  onClearSearch: () => void;
  failedTitle: string;
  /** What stands there when there is nothing at all. */
  empty: ReactNode;
  /** The grid. */
  children: ReactNode;
};

function ListTail({ list }: { list: ImageList }) {
  if (list.isComplete) return null;
  return (
    <div className="flex h-20 items-center justify-center gap-3 text-[13px] text-muted">
      {list.hasFailedMore ? (
        <>
          <span role="alert">{libraryWords.moreFailed}</span>
          <Button size="small" isPending={list.isRetrying} onClick={list.retryMore}>
            {libraryWords.retry}
          </Button>
        </>
      ) : (
        <Spinner label={libraryWords.loading} />
      )}
    </div>
  );
}

/** The states every list has: loading, failed, empty, no match, full. */
export function ListBody({ list, q, onClearSearch, failedTitle, empty, children }: ListBodyProps) {
  if (list.problem !== null) {
    return (
      <ErrorPanel
        title={failedTitle}
        detail={list.problem.detail}
        requestId={list.problem.requestId || undefined}
        onRetry={list.retry}
        isRetrying={list.isRetrying}
      />
    );
  }
  if (list.isLoading) return <GridSkeleton />;
  if (list.images.length === 0 && list.isComplete) {
    if (q === "") return empty;
    return (
      <EmptyState
        icon={<SearchX aria-hidden size={32} strokeWidth={1.5} />}
        title={libraryWords.noMatchTitle(q)}
        detail={libraryWords.noMatchDetail}
      >
        <Button onClick={onClearSearch}>{libraryWords.clearSearch}</Button>
      </EmptyState>
    );
  }
  return (
    <div aria-busy={list.isStale} className={list.isStale ? "opacity-60 transition-opacity duration-120" : undefined}>
      {children}
      <ListTail list={list} />
    </div>
  );
}
