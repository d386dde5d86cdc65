import { ProblemError } from "./problem-error";
import type { UploadFailure, UploadRetry } from "./upload-item";

/** Puts what went wrong with one attempt into the queue's terms. */
export function toUploadFailure(error: unknown): UploadFailure {
  if (!(error instanceof ProblemError)) {
    return {
      code: "unexpected",
      title: "The page met an error of its own",
      reason: error instanceof Error ? error.message : String(error),
      retry: "manual",
      requestId: "",
    };
  }
  const { code, title, detail, requestId } = error;
  return { code, title, reason: toReason(error, detail), retry: toRetry(error), requestId };
}

/** Most often the file was moved, changed or deleted after it was chosen. */
export const toUnreadableFailure = (file: File, cause: unknown): UploadFailure => ({
  code: "file-unreadable",
  title: "The file cannot be read",
  reason: `The browser cannot read ${file.name} (${cause instanceof Error ? cause.name : "no reason given"}). If it was moved or changed, choose it again.`,
  retry: "never",
  requestId: "",
});

function toReason(error: ProblemError, detail: string): string {
  if (error.status === 401) return "Your session ended. Sign in again in another tab, then retry.";
  return detail;
}

function toRetry(error: ProblemError): UploadRetry {
  // The files would be lost if a 401 led to another page, so the person decides when to go on.
  if (error.status === 401) return "manual";
  if (error.isRetryable) return "automatic";
  // A 2xx that is no image, or a refusal of this very request: the same bytes meet the same answer.
  return error.status >= 200 && error.status < 300 ? "manual" : "never";
}

/** Too many requests and an overloaded server concern every upload, not only this one. */
export const isAskingAll = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 429 || error.status === 503);
