import { QueryClient } from "@tanstack/react-query";
import { revokeDroppedPreviews } from "./preview";
import { ProblemError } from "./problem-error";

const freshMs = 30_000;
const retryLimit = 2;
/** A screen says so rather than wait longer than this. */
const patienceSeconds = 10;

/** True for failures that may pass by themselves, up to `retryLimit` further attempts. */
export function isWorthAnotherTry(failureCount: number, error: unknown): boolean {
  if (failureCount >= retryLimit || !(error instanceof ProblemError)) return false;
  return error.isRetryable && (error.retryAfterSeconds ?? 0) <= patienceSeconds;
}

/** Milliseconds to wait: what the server asked for, else 0.5 s, 1 s, 2 s. */
export function toRetryDelayMs(failureCount: number, error: unknown): number {
  const askedSeconds = error instanceof ProblemError ? error.retryAfterSeconds : undefined;
  return askedSeconds === undefined ? 500 * 2 ** failureCount : askedSeconds * 1000;
}

/** The page's query cache. Nothing waits for `navigator.onLine`: a console on this machine works without a network. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: isWorthAnotherTry,
        retryDelay: toRetryDelayMs,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  revokeDroppedPreviews(client, (url) => URL.revokeObjectURL(url));
  return client;
}
