import type { Image } from "@/lib/contracts/image";
import type { UploadRefusal } from "./upload-rules";

/** Whether a failed upload may be tried again: by the queue itself, by the person only, or to no avail. */
export type UploadRetry = "automatic" | "manual" | "never";

export type UploadFailure = {
  /** Stable code of the problem; `network` when no answer came. */
  code: string;
  title: string;
  /** A sentence for the person. */
  reason: string;
  retry: UploadRetry;
  requestId: string;
};

/** Where one file stands. Times are milliseconds of the queue's clock. */
export type UploadPhase =
  | { name: "queued"; isChecked: boolean }
  | { name: "preparing" }
  | { name: "sending"; sentBytes: number; isStalled: boolean }
  /** All bytes are sent; the answer is awaited. */
  | { name: "finishing"; isStalled: boolean }
  /** Failed for now; the queue tries again at `retryAtMs`. */
  | { name: "waiting"; failure: UploadFailure; retryAtMs: number }
  | { name: "done"; image: Image }
  | { name: "failed"; failure: UploadFailure }
  | { name: "refused"; refusal: UploadRefusal }
  /** `mayHaveArrived`: cancelled after the last byte, so the server may have kept the image. */
  | { name: "cancelled"; mayHaveArrived: boolean };

type UploadPhaseName = UploadPhase["name"];

export type UploadItem = {
  /** Also the idempotency key: the same through every attempt. */
  id: string;
  file: File;
  /** Attempts that failed since the person last asked. */
  failureCount: number;
  phase: UploadPhase;
};

export type UploadState = {
  items: readonly UploadItem[];
  /** A send failed while the browser had no network: nothing starts until it is back. */
  isOffline: boolean;
  /** The server asked for a pause: nothing starts before this moment. */
  heldUntilMs: number;
};

const activeNames: ReadonlySet<UploadPhaseName> = new Set(["queued", "preparing", "sending", "finishing", "waiting"]);

/** True while the file is still on its way, so that leaving the page would lose it. */
export const isActive = (item: UploadItem): boolean => activeNames.has(item.phase.name);

export const isOnTheWire = (item: UploadItem): boolean =>
  item.phase.name === "sending" || item.phase.name === "finishing";

/** True when the person may ask for another attempt. */
export function isRetryOffered(item: UploadItem): boolean {
  const { phase } = item;
  if (phase.name === "cancelled" || phase.name === "waiting") return true;
  return phase.name === "failed" && phase.failure.retry !== "never";
}

/** Bytes of the file that left this machine, as far as the browser knows. */
export function toSentBytes(item: UploadItem): number {
  const { phase, file } = item;
  if (phase.name === "sending") return phase.sentBytes;
  return phase.name === "finishing" || phase.name === "done" ? file.size : 0;
}
