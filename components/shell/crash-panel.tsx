"use client";

import { ErrorPanel } from "@/components/ui/error-panel";
import { shellWords } from "./words";

/** Stands in for a screen that threw. `digest` is the number under which the server logged it. */
export function CrashPanel({ error, onRetry }: { error: Error & { digest?: string }; onRetry: () => void }) {
  return (
    <ErrorPanel
      title={shellWords.crashTitle}
      detail={shellWords.crashDetail}
      requestId={error.digest}
      onRetry={onRetry}
    />
  );
}
