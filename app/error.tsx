"use client";

import { shellWords } from "@/components/shell/words";
import { CrashPanel } from "@/components/shell/crash-panel";

export default function Crash({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex min-h-dvh items-center p-6" aria-label={shellWords.crashTitle}>
      <CrashPanel error={error} onRetry={reset} />
    </main>
  );
}
