import { isActive, isRetryOffered, type UploadItem, type UploadPhase, type UploadState } from "./upload-item";

/** Events that name one item are ignored once that item is settled: they come too late. */
export type UploadItemEvent =
  | { type: "moved"; id: string; phase: UploadPhase }
  | { type: "progressed"; id: string; sentBytes: number }
  | { type: "stalled"; id: string }
  /** The send failed while the browser had no network; it does not count as a failure. */
  | { type: "cut-off"; id: string };

type UploadQueueEvent =
  | { type: "added"; items: readonly { id: string; file: File }[] }
  | { type: "network-returned" }
  | { type: "held"; untilMs: number }
  | { type: "cancelled"; ids: ReadonlySet<string> }
  | { type: "retried"; ids: ReadonlySet<string> }
  | { type: "dismissed"; ids: ReadonlySet<string> };

export type UploadEvent = UploadItemEvent | UploadQueueEvent;

export const emptyUploadState: UploadState = { items: [], isOffline: false, heldUntilMs: 0 };

/** What the queue is after an event. Pure. */
export function reduceUploads(state: UploadState, event: UploadEvent): UploadState {
  return "id" in event ? reduceItem(state, event) : reduceQueue(state, event);
}

function reduceQueue(state: UploadState, event: UploadQueueEvent): UploadState {
  switch (event.type) {
    case "added":
      return { ...state, items: [...state.items, ...event.items.map(toItem)] };
    case "network-returned":
      return { ...state, isOffline: false };
    case "held":
      return { ...state, heldUntilMs: Math.max(state.heldUntilMs, event.untilMs) };
    case "cancelled":
      return mapItems(state, event.ids, toCancelled);
    case "retried":
      // The person said now: a pause the server asked for is over.
      return mapItems({ ...state, heldUntilMs: 0 }, event.ids, toRetried);
    case "dismissed":
      return { ...state, items: state.items.filter((item) => !event.ids.has(item.id) || isActive(item)) };
  }
}

/** Unchecked, because the file itself may be why the last attempt failed. */
export const queuedPhase: UploadPhase = { name: "queued", isChecked: false };

const toItem = ({ id, file }: { id: string; file: File }): UploadItem => ({
  id,
  file,
  failureCount: 0,
  phase: queuedPhase,
});

function toCancelled(item: UploadItem): UploadItem {
  if (!isActive(item)) return item;
  return { ...item, phase: { name: "cancelled", mayHaveArrived: item.phase.name === "finishing" } };
}

function toRetried(item: UploadItem): UploadItem {
  return isRetryOffered(item) ? { ...item, failureCount: 0, phase: queuedPhase } : item;
}

function mapItems(state: UploadState, ids: ReadonlySet<string>, change: (item: UploadItem) => UploadItem): UploadState {
  return { ...state, items: state.items.map((item) => (ids.has(item.id) ? change(item) : item)) };
}

function reduceItem(state: UploadState, event: UploadItemEvent): UploadState {
  const at = state.items.findIndex((item) => item.id === event.id);
  const item = state.items[at];
  if (!item || !isActive(item)) return state;
  const phase = toPhase(item.phase, event);
  if (phase === item.phase) return state;
  const isFailure = phase.name === "waiting" || phase.name === "failed";
  const changed = { ...item, phase, failureCount: item.failureCount + (isFailure ? 1 : 0) };
  return { ...state, isOffline: state.isOffline || event.type === "cut-off", items: state.items.with(at, changed) };
}

function toPhase(now: UploadPhase, event: UploadItemEvent): UploadPhase {
  switch (event.type) {
    case "moved":
      return event.phase;
    case "cut-off":
      return queuedPhase;
    case "progressed":
      return now.name === "sending" ? { ...now, sentBytes: event.sentBytes, isStalled: false } : now;
    case "stalled":
      return now.name === "sending" || now.name === "finishing" ? { ...now, isStalled: true } : now;
  }
}
