import type { VariantOptions } from "@/lib/contracts/variant";
import { AppError } from "@/lib/errors/app-error";
import type { UpstreamVariants, VariantRecord } from "@/lib/upstream/account-upstream";

/** How many different drafts are looked at at once; each takes one of the account's 100 variants. */
const slotCount = 3;

type Slot = {
  readonly name: string;
  /** The options it holds, as text; undefined when nobody knows. */
  key: string | undefined;
  users: number;
  /** Settles when the upstream has the options. */
  written: Promise<void>;
};

const toKey = (options: VariantOptions): string =>
  JSON.stringify(Object.entries(options).toSorted(([a], [b]) => a.localeCompare(b)));

const cancelled = (cause: unknown): AppError =>
  new AppError("cancelled", { detail: "The request was cancelled.", cause });

/** Resolves as `work` does, or rejects as soon as the signal says so. */
const orAbort = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  if (signal.aborted) throw cancelled(signal.reason);
  let leave = (): void => undefined;
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(cancelled(signal.reason));
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
};

/**
 * Variants that hold options nobody saved, for as long as somebody looks at what they deliver. The same options share
 * one; more than `slotCount` different ones wait for their turn. One process may use them at a time.
 */
export class ScratchVariants {
  readonly #variants: Pick<UpstreamVariants, "update" | "create">;
  readonly #slots: Slot[];
  readonly #waiting: (() => void)[] = [];

  constructor(variants: Pick<UpstreamVariants, "update" | "create">) {
    this.#variants = variants;
    this.#slots = Array.from({ length: slotCount }, (_none, at) => ({
      name: `vitrinescratch${at}`,
      key: undefined,
      users: 0,
      written: Promise.resolve(),
    }));
  }

  /** Runs `use` with the name of a variant that has exactly these options until it settles. */
  async with<T>(options: VariantOptions, signal: AbortSignal, use: (name: string) => Promise<T>): Promise<T> {
    const slot = await this.#take(options, signal);
    try {
      await orAbort(slot.written, signal);
      return await use(slot.name);
    } finally {
      this.#release(slot);
    }
  }

  async #take(options: VariantOptions, signal: AbortSignal): Promise<Slot> {
    const key = toKey(options);
    for (;;) {
      if (signal.aborted) throw cancelled(signal.reason);
      const slot = this.#slots.find((one) => one.key === key) ?? this.#takeIdle(key, options);
      if (slot !== undefined) {
        slot.users += 1;
        return slot;
      }
      await orAbort(new Promise<void>((resolve) => this.#waiting.push(resolve)), signal);
    }
  }

  /** The longest unused one. It goes to the end of the line. */
  #takeIdle(key: string, options: VariantOptions): Slot | undefined {
    const at = this.#slots.findIndex(({ users }) => users === 0);
    const [slot] = at === -1 ? [] : this.#slots.splice(at, 1);
    if (slot === undefined) return undefined;
    this.#slots.push(slot);
    slot.key = key;
    slot.written = this.#write(slot, options);
    // Whoever waits hears of a failure; they may all have left.
    slot.written.catch(() => undefined);
    return slot;
  }

  /** Not cancelled with its caller: one that is under way could land after the next and leave the wrong options behind. */
  async #write(slot: Slot, options: VariantOptions): Promise<void> {
    // Held while it is written, whoever leaves.
    slot.users += 1;
    const record: VariantRecord = { name: slot.name, options, neverRequireSignedURLs: false };
    try {
      await this.#put(record);
    } catch (error) {
      slot.key = undefined;
      throw error;
    } finally {
      this.#release(slot);
    }
  }

  async #put(record: VariantRecord): Promise<void> {
    try {
      await this.#variants.update(record);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "not-found") throw error;
      await this.#variants.create(record);
    }
  }

  #release(slot: Slot): void {
    slot.users -= 1;
    if (slot.users > 0) return;
    // All of them: the first in line may have left.
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
