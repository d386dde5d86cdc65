import type { QueueClock } from "./upload-queue";

type StallWatchOptions = {
  clock: QueueClock;
  /** Silence after which the person is told. */
  stallMs: number;
  /** Called once per silence. */
  onStall: () => void;
  /** Called when the silence has lasted as long as the last `touch` allowed; the watch is over then. */
  onGiveUp: () => void;
};

export type StallWatch = {
  /** Something moved: the silence starts anew, and may last `giveUpMs`. */
  touch(giveUpMs: number): void;
  stop(): void;
};

/** Watches one attempt for silence. It starts with the first `touch`. */
export function createStallWatch({ clock, stallMs, onStall, onGiveUp }: StallWatchOptions): StallWatch {
  let cancelTimer = () => {};
  const stop = () => cancelTimer();
  const touch = (giveUpMs: number) => {
    stop();
    cancelTimer = clock.after(stallMs, () => {
      onStall();
      cancelTimer = clock.after(Math.max(0, giveUpMs - stallMs), onGiveUp);
    });
  };
  return { touch, stop };
}
