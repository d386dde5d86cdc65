import { toCounted, toCountText, toSizeText } from "@/lib/client/figure-words";
import type { UploadPhase, UploadState } from "@/lib/client/upload-item";
import { acceptedNames } from "@/lib/contracts/upload-limits";
import type { UploadTally } from "./tally";

const toMegabytes = (sizeBytes: number) => (sizeBytes / 1_000_000).toFixed(sizeBytes < 99_950_000 ? 1 : 0);

/** “4.2 of 9.8 MB”, in the unit of the whole. */
export function toShareText(sentBytes: number, totalBytes: number): string {
  if (totalBytes < 999_500) return `${Math.round(sentBytes / 1000)} of ${Math.round(totalBytes / 1000)} kB`;
  return `${toMegabytes(sentBytes)} of ${toMegabytes(totalBytes)} MB`;
}

export const uploadWords = {
  tray: "Uploads",
  dropTitle: "Drop to upload",
  dropDetail: `${acceptedNames.all}, up to 10 MB each. Folders too.`,
  dropFailed: (reason: string) => `The dropped files could not be read (${reason}). Try again, or choose them.`,
  fold: "Fold the uploads",
  unfold: (summary: string) => `Show the uploads: ${summary}`,
  cancelAll: "Cancel all",
  retryFailed: (count: number) => (count === 1 ? "Retry the failed one" : `Retry ${count} failed`),
  clearDone: "Clear finished",
  clearAll: "Clear list",
  cancel: (name: string) => `Cancel ${name}`,
  retry: (name: string) => `Retry ${name}`,
  retryNow: (name: string) => `Try ${name} again now`,
  dismiss: (name: string) => `Take ${name} off the list`,
  progressOf: (name: string) => `Progress of ${name}`,
  overall: "Progress of all uploads",
  failed: (count: number) => `${toCountText(count)} failed`,
  remaining: (count: number) => `${toCountText(count)} remaining`,
  samplesFailed: (reason: string) => `The sample images could not be painted (${reason}).`,
} as const;

/** The tray's heading. */
export function toHeadline(state: UploadState, tally: UploadTally): string {
  if (tally.activeCount === 0) return toOutcome(tally);
  const done = `${toCountText(tally.doneCount)} of ${toCountText(tally.totalCount)} done`;
  return `${state.isOffline ? "Waiting for the network" : "Uploading"} · ${done}`;
}

/** What became of everything: “17 uploaded · 2 failed · 1 refused”. */
export function toOutcome(tally: UploadTally): string {
  const parts = [
    [tally.doneCount, "uploaded"],
    [tally.failedCount, "failed"],
    [tally.refusedCount, "refused"],
    [tally.cancelledCount, "cancelled"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${toCountText(count)} ${word}`);
  return told.join(" · ");
}

/** For the screen reader, now and then and at the end. */
export function toAnnouncement(state: UploadState, tally: UploadTally): string {
  if (tally.totalCount === 0) return "";
  if (tally.activeCount === 0) return `Uploads ended: ${toOutcome(tally).replaceAll(" · ", ", ")}.`;
  if (state.isOffline) return `${toCounted(tally.activeCount, "upload waits", "uploads wait")} for the network.`;
  const broken = tally.failedCount + tally.refusedCount;
  const done = `${tally.doneCount} of ${toCounted(tally.totalCount, "file", "files")} uploaded`;
  return broken === 0 ? `${done}.` : `${done}, ${broken} failed.`;
}

/** One file's state in words. */
export function toPhaseText(phase: UploadPhase, sizeBytes: number, isOffline: boolean): string {
  switch (phase.name) {
    case "queued":
      return toQueuedText(isOffline);
    case "preparing":
      return "Checking";
    case "sending":
    case "finishing":
      return toWireText(phase, sizeBytes);
    case "waiting":
    case "failed":
      return phase.failure.reason;
    case "refused":
      return phase.refusal.sentence;
    case "done":
      return `Uploaded · ${toSizeText(sizeBytes)}`;
    case "cancelled":
      return toCancelledText(phase.mayHaveArrived);
  }
}

const toQueuedText = (isOffline: boolean) => (isOffline ? "Waiting for the network" : "Waiting for its turn");
const toCancelledText = (mayHaveArrived: boolean) =>
  mayHaveArrived ? "Cancelled after the last byte. The image may still appear." : "Cancelled";

function toWireText(phase: Extract<UploadPhase, { name: "sending" | "finishing" }>, sizeBytes: number): string {
  if (phase.name === "finishing") return `Sent · ${phase.isStalled ? "still waiting" : "waiting"} for the answer`;
  return `${toShareText(phase.sentBytes, sizeBytes)}${phase.isStalled ? " · no progress for 20 s" : ""}`;
}

export const toWaitText = (waitSeconds: number) =>
  waitSeconds <= 0 ? "Trying again" : `Trying again in ${toCountText(waitSeconds)} s`;
