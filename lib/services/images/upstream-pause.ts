import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/catalogue";

/** Seconds to leave the upstream alone, by what it said; its own wish goes first. */
const pauseSeconds: Readonly<Partial<Record<ErrorCode, number>>> = {
  "upstream-rate-limited": 60,
  "upstream-unreachable": 30,
  "upstream-unauthorised": 300,
  misconfigured: 300,
  cancelled: 30,
};

/** True for faults that the next image would meet as well. */
export const isPassOver = (error: unknown): boolean =>
  !(error instanceof AppError) || pauseSeconds[error.code] !== undefined;

/** How long to wait after a pass that ended with this error. */
export const toPauseSeconds = (error: unknown): number => {
  const fallbackSeconds = 30;
  if (!(error instanceof AppError)) return fallbackSeconds;
  return error.retryAfterSeconds ?? pauseSeconds[error.code] ?? fallbackSeconds;
};
