"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toShownProblem } from "@/lib/client/api-fetch";
import { keyUseQuery } from "@/lib/client/signing";
import { toUseSentences } from "./to-use-sentences";
import { keyWords, signingWords } from "./words";

/** What is known of the URLs that a key signed. */
export function KeyUseReport({ name }: { name: string }) {
  const use = useQuery(keyUseQuery(name));
  if (use.isPending) {
    return (
      <output aria-label={keyWords.reading} className="block">
        <Skeleton className="h-16 w-full" />
      </output>
    );
  }
  if (use.data === undefined) {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-2 text-[13px] text-danger">
        {`${keyWords.useFailed} ${toShownProblem(use.error).detail}`}
        <Button size="small" isPending={use.isFetching} onClick={() => void use.refetch()}>
          {signingWords.retry}
        </Button>
      </p>
    );
  }
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-[13px]">
      {toUseSentences(use.data).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
