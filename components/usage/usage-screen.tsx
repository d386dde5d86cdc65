"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { toShownProblem } from "@/lib/client/api-fetch";
import { usageQuery } from "@/lib/client/usage";
import { KnownUsage } from "./known-usage";
import { WhatIf } from "./what-if";
import { usageWords } from "./words";

/** A window high at least, as what it stands for is: nothing that follows is seen to move. */
function Loading() {
  return (
    <output aria-label={usageWords.loading} className="flex min-h-dvh flex-col gap-4">
      <Skeleton className="h-6 w-32" />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-6">
        {["stored", "indexed", "cost"].map((figure) => (
          <Skeleton key={figure} className="h-34 w-full xl:col-span-2" />
        ))}
        {["delivered", "transformed"].map((figure) => (
          <Skeleton key={figure} className="h-30 w-full xl:col-span-3" />
        ))}
      </div>
      <Skeleton className="mt-6 h-6 w-40" />
      <Skeleton className="h-80 w-full" />
    </output>
  );
}

function Body() {
  const usage = useQuery(usageQuery());
  if (usage.isPending) return <Loading />;
  if (usage.data === undefined) {
    const { detail, requestId } = toShownProblem(usage.error);
    return (
      <ErrorPanel
        title={usageWords.failedTitle}
        detail={detail}
        requestId={requestId || undefined}
        isRetrying={usage.isFetching}
        onRetry={() => void usage.refetch()}
      />
    );
  }
  return (
    <>
      <KnownUsage usage={usage.data} />
      <WhatIf usage={usage.data} />
    </>
  );
}

/** What the account holds and costs; below it, the account itself. */
export function UsageScreen({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="sticky top-0 z-10 flex min-h-12 items-center border-b border-line bg-canvas px-3 py-2 sm:px-4 lg:px-6">
        <h1 className="text-[16px] leading-6 font-semibold">{usageWords.title}</h1>
      </header>
      <div className="flex max-w-5xl min-w-0 flex-col gap-10 p-3 sm:p-4 lg:px-6">
        <Body />
        {children}
      </div>
    </>
  );
}
