import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "./fault";

export type Timing = Readonly<{
  /** Milliseconds of a clock that never jumps. */
  now: () => number;
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** 0 to 1, for the jitter. */
  random: () => number;
  /** One attempt of a small call, answer read. */
  attemptMs: number;
  /** The one attempt of an upload; also the first byte of an original. */
  uploadMs: number;
  /** All attempts of one call with their pauses. */
  budgetMs: number;
  attempts: number;
}>;

export const defaultTiming: Timing = {
  now: () => performance.now(),
  wait: async (ms, signal) => {
    await sleep(ms, undefined, signal === undefined ? {} : { signal });
  },
  random: Math.random,
  attemptMs: 30_000,
  uploadMs: 120_000,
  budgetMs: 45_000,
  attempts: 4,
};

export type Attempt = Readonly<{
  index: number;
  /** An earlier attempt ended without telling what it did. */
  mayHaveHappened: boolean;
  signal: AbortSignal;
}>;
export type CallPlan = Readonly<{
  /** False for what must not be sent twice. */
  isRepeatable: boolean;
  signal: AbortSignal | undefined;
  attemptMs: number;
}>;

const firstPauseMs = 250;

const cancelled = (cause: unknown): Fault => new Fault("cancelled", "The request was cancelled", { cause });

/**
 * A signal for one attempt: of the caller, or of the time that is up. Not `AbortSignal.any` with `timeout`: Node keeps
 * those with all that listens to them until the time is up, however early the answer came.
 */
const openScope = ({ signal: outer, attemptMs }: CallPlan) => {
  const stop = new AbortController();
  let late = false;
  const cancel = (): void => stop.abort(outer?.reason);
  const timer = setTimeout(() => {
    late = outer?.aborted !== true;
    stop.abort(new DOMException(`no answer within ${attemptMs} ms`, "TimeoutError"));
  }, attemptMs);
  if (outer?.aborted === true) cancel();
  outer?.addEventListener("abort", cancel, { once: true });
  const close = (): void => {
    clearTimeout(timer);
    outer?.removeEventListener("abort", cancel);
  };
  return { signal: stop.signal, isLate: (): boolean => late, close };
};

/**
 * Runs calls under one memory of "wait": after a 429 with Retry-After nothing is sent before that moment, as the
 * service extends the block for whoever keeps asking. Rejects with Fault.
 */
export class Caller {
  readonly #timing: Timing;
  #pausedUntil = 0;

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  async run<T>(plan: CallPlan, attempt: (attempt: Attempt) => Promise<T>): Promise<T> {
    const deadline = this.#timing.now() + this.#timing.budgetMs;
    let mayHaveHappened = false;
    for (let index = 0; ; index += 1) {
      await this.#waitForTurn(deadline, plan.signal);
      const before = mayHaveHappened;
      try {
        return await this.#once(plan, (signal) => attempt({ index, mayHaveHappened: before, signal }));
      } catch (error) {
        const fault = this.#toFault(error, plan.signal);
        mayHaveHappened ||= fault.kind === "unclear";
        const isLast = !plan.isRepeatable || index + 1 >= this.#timing.attempts;
        if (isLast || (fault.kind !== "unclear" && fault.kind !== "rate-limited")) throw fault;
        await this.#pause(this.#pauseMs(index, fault), { deadline, fault, signal: plan.signal });
      }
    }
  }

  async #once<T>(plan: CallPlan, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const scope = openScope(plan);
    try {
      return await attempt(scope.signal);
    } catch (error) {
      // A definite answer stands, even when the deadline struck while it was read.
      if (!scope.isLate() || (error instanceof Fault && error.kind !== "unclear")) throw error;
      throw new Fault("unclear", `no answer within ${plan.attemptMs} ms`, { cause: error });
    } finally {
      scope.close();
    }
  }

  #toFault(error: unknown, signal: AbortSignal | undefined): Fault {
    if (signal?.aborted === true) return cancelled(error);
    const fault = error instanceof Fault ? error : new Fault("unclear", "the call broke", { cause: error });
    if (fault.kind === "rate-limited" && fault.retryAfterSeconds !== undefined) {
      this.#pausedUntil = Math.max(this.#pausedUntil, this.#timing.now() + fault.retryAfterSeconds * 1000);
    }
    return fault;
  }

  /** Between nothing and a bound that doubles: callers that failed together do not come back together. */
  #pauseMs(index: number, fault: Fault): number {
    const backoffMs = firstPauseMs * 2 ** index * (0.5 + this.#timing.random() / 2);
    return Math.max(backoffMs, (fault.retryAfterSeconds ?? 0) * 1000);
  }

  async #waitForTurn(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted === true) throw cancelled(signal.reason);
    const restMs = this.#pausedUntil - this.#timing.now();
    if (restMs <= 0) return;
    const fault = new Fault("rate-limited", "the API asked us to wait", {
      status: 429,
      retryAfterSeconds: restMs / 1000,
    });
    await this.#pause(restMs, { deadline, fault, signal });
  }

  async #pause(ms: number, rest: { deadline: number; fault: Fault; signal: AbortSignal | undefined }): Promise<void> {
    if (this.#timing.now() + ms >= rest.deadline) throw rest.fault;
    try {
      await this.#timing.wait(ms, rest.signal);
    } catch (error) {
      if (rest.signal?.aborted === true) throw cancelled(error);
      throw error;
    }
  }
}
