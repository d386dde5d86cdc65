import { isActive, isRetryOffered, toSentBytes, type UploadItem } from "@/lib/client/upload-item";

/** The queue in figures. Bytes count the files that are sent or will be, not the ones that ended otherwise. */
export type UploadTally = {
  totalCount: number;
  activeCount: number;
  doneCount: number;
  failedCount: number;
  refusedCount: number;
  cancelledCount: number;
  retryableCount: number;
  sentBytes: number;
  totalBytes: number;
};

export function toTally(items: readonly UploadItem[]): UploadTally {
  const countOf = (name: UploadItem["phase"]["name"]) => items.filter((item) => item.phase.name === name).length;
  const carried = items.filter((item) => isActive(item) || item.phase.name === "done");
  return {
    totalCount: items.length,
    activeCount: items.filter(isActive).length,
    doneCount: countOf("done"),
    failedCount: countOf("failed"),
    refusedCount: countOf("refused"),
    cancelledCount: countOf("cancelled"),
    retryableCount: items.filter((item) => item.phase.name === "failed" && isRetryOffered(item)).length,
    sentBytes: carried.reduce((sum, item) => sum + toSentBytes(item), 0),
    totalBytes: carried.reduce((sum, item) => sum + item.file.size, 0),
  };
}
