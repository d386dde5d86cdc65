const firstDelayMs = 2_000;
const longestDelayMs = 30_000;

/** Times one upload is tried again by the queue itself. */
export const automaticRetryLimit = 3;

/**
 * Milliseconds before the next attempt: doubling from 2 s, half of it by chance so that many
 * uploads do not come back at once, and never sooner than the server asked. `chance` is 0 to 1.
 */
export function toUploadRetryDelayMs(failureCount: number, chance: number, askedSeconds = 0): number {
  const fullMs = Math.min(longestDelayMs, firstDelayMs * 2 ** failureCount);
  return Math.max(askedSeconds * 1000, fullMs * (0.5 + chance / 2));
}
