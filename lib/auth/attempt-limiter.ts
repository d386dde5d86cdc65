import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors/app-error";

export type AttemptRule = Readonly<{ name: string; limit: number; windowSeconds: number }>;

type Window = { startedMs: number; count: number };

const maxKeys = 20_000;

/**
 * Counts attempts by key in fixed windows, in memory: a restart forgets them, which costs an attacker more than us.
 * `now` gives milliseconds.
 */
export class AttemptLimiter {
  readonly #windows = new LRUCache<string, Window>({ max: maxKeys });

  constructor(private readonly now: () => number) {}

  #current(key: string, { windowSeconds }: AttemptRule): Window {
    const found = this.#windows.get(key);
    if (found !== undefined && this.now() - found.startedMs < windowSeconds * 1000) return found;
    const opened = { startedMs: this.now(), count: 0 };
    this.#windows.set(key, opened);
    return opened;
  }

  /** Counts one attempt. Throws `too-many-attempts` with the seconds left when the rule is used up. */
  take(rule: AttemptRule, subject: string): void {
    const window = this.#current(`${rule.name}:${subject}`, rule);
    if (window.count >= rule.limit) {
      const leftSeconds = rule.windowSeconds - (this.now() - window.startedMs) / 1000;
      throw new AppError("too-many-attempts", {
        detail: `Too many attempts. Wait ${Math.max(1, Math.ceil(leftSeconds / 60))} min and try again.`,
        retryAfterSeconds: Math.max(1, leftSeconds),
      });
    }
    window.count += 1;
  }

  /** A good attempt does not count. */
  giveBack(rule: AttemptRule, subject: string): void {
    const window = this.#windows.get(`${rule.name}:${subject}`);
    if (window !== undefined && window.count > 0) window.count -= 1;
  }
}
