"use client";

import { CrashPanel } from "@/components/shell/crash-panel";

export default function Crash({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <CrashPanel error={error} onRetry={reset} />;
}
