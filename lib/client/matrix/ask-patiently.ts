import { isWorthAnotherTry, toRetryDelayMs } from "../query-client";

export type Patience = { signal: AbortSignal; wait: (durationMs: number) => Promise<void> };

/** Asks again where that may help, and waits before. Throws what the last try threw; no try begins after the abort. */
export const askPatiently = async <Answer>(ask: () => Promise<Answer>, { signal, wait }: Patience): Promise<Answer> => {
  for (let failures = 0; ; failures++) {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted || !isWorthAnotherTry(failures, error)) throw error;
      await wait(toRetryDelayMs(failures, error));
      signal.throwIfAborted();
    }
  }
};
