import type { Log } from "@/lib/http/log";

export type Upkeep = Readonly<{
  /** Runs soon, once, however often it is asked meanwhile. */
  wake(): void;
  /** Resolves when no round is under way. */
  settled(): Promise<void>;
  /** Ends the round under way and waits for it. None starts after. */
  stop(): Promise<void>;
}>;

export type UpkeepOptions = Readonly<{
  everySeconds: number;
  log: Log;
  /** One round: short, repeatable, stopped by its signal. */
  round(signal: AbortSignal): Promise<void>;
}>;

/** Runs `round` every so often and when woken, never twice at once. A round that fails is logged and tried again later. */
export const startUpkeep = ({ everySeconds, log, round }: UpkeepOptions): Upkeep => {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let isWanted = false;

  const work = async (): Promise<void> => {
    do {
      isWanted = false;
      try {
        await round(stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: error }, "a round of upkeep failed");
      }
    } while (isWanted && !stopping.signal.aborted);
    running = undefined;
  };

  const wake = (): void => {
    isWanted = true;
    if (!stopping.signal.aborted) running ??= work();
  };

  const timer = setInterval(wake, everySeconds * 1000);
  timer.unref();
  return {
    wake,
    settled: () => running ?? Promise.resolve(),
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
};
