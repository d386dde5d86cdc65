"use client";

import { toSpanWords, toTimeWords } from "./time-words";
import { useNow } from "./use-now";
import { countdownWords } from "./words";

/** When a URL ends, and how long that is from now, second by second. */
export function Countdown({ expiresAt }: { expiresAt: string | null }) {
  const nowMs = useNow();
  if (expiresAt === null) return <span>{countdownWords.never}</span>;
  const leftMs = Date.parse(expiresAt) - nowMs;
  return (
    <span className="flex flex-wrap gap-x-2">
      <time dateTime={expiresAt}>{toTimeWords(expiresAt)}</time>
      <span role="timer" className={leftMs <= 0 ? "text-danger" : "text-muted"}>
        {leftMs <= 0 ? countdownWords.ended(toSpanWords(-leftMs)) : countdownWords.left(toSpanWords(leftMs))}
      </span>
    </span>
  );
}
