import type { EngineLog } from "@/lib/engine/api/engine-log";
import type { RenderPlan } from "@/lib/engine/plan/plan";
import type { DerivativeSource } from "./derivatives";

export type PrecomputeParts = Readonly<{
  /** Which of the plans nobody has made or is making. */
  findMissing: (source: DerivativeSource, plans: readonly RenderPlan[]) => Promise<readonly RenderPlan[]>;
  /** Makes and keeps them; rejects when the signal is aborted. */
  make: (source: DerivativeSource, plans: readonly RenderPlan[], signal: AbortSignal) => Promise<void>;
  log: EngineLog;
  /** How long an upload is left alone: whoever looks at it at once is served by the quick way, and nothing is made twice. */
  delayMs: number;
  now?: () => number;
}>;

/** What to make of an original, decided when its turn comes. */
export type PlanChoice = () => readonly RenderPlan[];

type Wish = Readonly<{ source: DerivativeSource; choose: PlanChoice; dueMs: number }>;

/** Wishes kept at most; what comes beyond is made when it is asked for. */
const wishLimit = 20_000;

/**
 * Makes what people will probably ask for, one original at a time, in the order of the uploads. Wishes live in memory
 * alone: a restart drops them, and what was not made is made when it is asked for.
 */
export class Precompute {
  readonly #parts: PrecomputeParts;
  readonly #now: () => number;
  #wishes: Wish[] = [];
  #running: { sha256: string; abort: AbortController; settled: Promise<void> } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(parts: PrecomputeParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => performance.now());
  }

  add(source: DerivativeSource, choose: PlanChoice): void {
    if (this.#isClosed || this.#wishes.length >= wishLimit) return;
    this.#wishes.push({ source, choose, dueMs: this.#now() + this.#parts.delayMs });
    this.#schedule();
  }

  /** The original is gone: nothing is made of it any more. */
  forget(sha256: string): void {
    this.#wishes = this.#wishes.filter(({ source }) => source.sha256 !== sha256);
    if (this.#running?.sha256 === sha256) this.#running.abort.abort(new Error("the original was deleted"));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#wishes = [];
    this.#running?.abort.abort(new Error("the engine closes"));
    await this.#running?.settled;
  }

  #schedule(): void {
    const [next] = this.#wishes;
    if (next === undefined || this.#running !== undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#startNext();
      },
      Math.max(0, next.dueMs - this.#now()),
    ).unref();
  }

  #startNext(): void {
    const wish = this.#wishes.shift();
    if (wish === undefined) return;
    const abort = new AbortController();
    const settled = this.#fulfil(wish, abort.signal).then(() => {
      this.#running = undefined;
      if (!this.#isClosed) this.#schedule();
    });
    this.#running = { sha256: wish.source.sha256, abort, settled };
  }

  /** Never rejects: nobody waits for this, and whoever asks later is told what is wrong. */
  async #fulfil({ source, choose }: Wish, signal: AbortSignal): Promise<void> {
    try {
      const missing = await this.#parts.findMissing(source, choose());
      if (missing.length > 0 && !signal.aborted) await this.#parts.make(source, missing, signal);
    } catch (error) {
      this.#parts.log.debug({ err: error, sha256: source.sha256 }, "Sizes were not made ahead");
    }
  }
}
