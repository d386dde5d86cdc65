import { isOnTheWire, type UploadItem } from "./upload-item";

/** A kind of work that only so many items may be in at once. */
export type Lane = {
  limit: number;
  isRunning: (item: UploadItem) => boolean;
  isNext: (item: UploadItem) => boolean;
};

/** Ahead of sending, so that refusals show at once and not when their turn comes. */
export const checkingLane: Lane = {
  limit: 4,
  isRunning: (item) => item.phase.name === "preparing",
  isNext: (item) => item.phase.name === "queued" && !item.phase.isChecked,
};

export const sendingLane: Lane = {
  limit: 3,
  isRunning: isOnTheWire,
  isNext: (item) => item.phase.name === "queued" && item.phase.isChecked,
};
