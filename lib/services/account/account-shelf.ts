import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors/app-error";
import type { ConfigRecord, VariantRecord } from "@/lib/upstream/account-upstream";
import type { Upstream } from "@/lib/upstream/upstream";

/** Long enough for a person at work, short enough for changes made in Cloudflare's own dashboard. */
const freshMs = 10_000;

/** What a person notices. */
const patienceMs = 1_000;

type Kept<Value> = { readonly asked: Promise<Value>; readonly atMs: number };

/** Asks at most once per `freshMs`, however many wait. A failure is not kept. */
class Shelf<Value> {
  #kept: Kept<Value> | undefined;

  constructor(
    private readonly ask: () => Promise<Value>,
    private readonly clock: () => Date,
  ) {}

  get(): Promise<Value> {
    const atMs = this.clock().getTime();
    if (this.#kept !== undefined && atMs - this.#kept.atMs < freshMs) return this.#kept.asked;
    const kept: Kept<Value> = { asked: this.ask(), atMs };
    this.#kept = kept;
    kept.asked.catch(() => {
      if (this.#kept === kept) this.#kept = undefined;
    });
    return kept.asked;
  }

  forget(): void {
    this.#kept = undefined;
  }
}

/** What many calls need to know of the account, asked seldom. Those who change the account ask the upstream itself. */
export class AccountShelf {
  readonly #variants: Shelf<readonly VariantRecord[]>;
  readonly #config: Shelf<ConfigRecord | undefined>;

  constructor(upstream: Pick<Upstream, "variants" | "config">, clock: () => Date) {
    // Without a caller's signal: others may wait for the same answer.
    this.#variants = new Shelf(() => upstream.variants.list(), clock);
    this.#config = new Shelf(() => upstream.config.find(), clock);
  }

  /** As the upstream lists them, previews' own among them. */
  variants(): Promise<readonly VariantRecord[]> {
    return this.#variants.get();
  }

  /** Undefined while the upstream takes its time or does not answer. For those who can do without. */
  async findVariants(): Promise<readonly VariantRecord[] | undefined> {
    const patience = new AbortController();
    const tooLate = sleep(patienceMs, undefined, { signal: patience.signal, ref: false });
    try {
      return await Promise.race([this.variants(), tooLate]);
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    } finally {
      tooLate.catch(() => undefined);
      patience.abort();
    }
  }

  config(): Promise<ConfigRecord | undefined> {
    return this.#config.get();
  }

  /** To be called by whoever changed something. */
  forget(): void {
    this.#variants.forget();
    this.#config.forget();
  }
}
