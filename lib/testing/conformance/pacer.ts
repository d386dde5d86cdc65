import { setTimeout as sleep } from "node:timers/promises";
import type { RawAnswer } from "./raw-http";

const longestWaitSeconds = 600;

/** Keeps calls of the API under a rate, and waits as told when the target says it is enough. */
export class Pacer {
  #nextAt = 0;

  constructor(private readonly perSecond: number) {}

  /** Runs calls one after another; a 429 is waited out and asked again, twice at most. */
  async run(call: () => Promise<RawAnswer>): Promise<RawAnswer> {
    for (let attempt = 0; ; attempt += 1) {
      const wait = this.#nextAt - performance.now();
      if (wait > 0) await sleep(wait);
      this.#nextAt = performance.now() + 1000 / this.perSecond;
      const answer = await call();
      const seconds = Number(answer.headers["retry-after"] ?? 300);
      if (answer.status !== 429 || attempt === 2 || seconds > longestWaitSeconds) return answer;
      await sleep(seconds * 1000);
    }
  }
}
