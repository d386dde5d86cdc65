import type { RunOptions, SandboxAnswer, SandboxJob } from "./sandbox";

export type QueuedJob = {
  job: SandboxJob;
  options: RunOptions;
  resolve: (answer: SandboxAnswer) => void;
  reject: (error: unknown) => void;
};

/** First in, first out, interactive work before background work. Each of the two lines has its own limit. */
export class JobQueue {
  readonly #interactive: QueuedJob[] = [];
  readonly #background: QueuedJob[] = [];

  constructor(readonly limit: number) {}

  /** False when the line is full. */
  offer(entry: QueuedJob): boolean {
    const line = entry.options.priority === "background" ? this.#background : this.#interactive;
    if (line.length >= this.limit) return false;
    line.push(entry);
    return true;
  }

  take(): QueuedJob | undefined {
    return this.#interactive.shift() ?? this.#background.shift();
  }

  /** True when the entry was still waiting. */
  remove(entry: QueuedJob): boolean {
    for (const line of [this.#interactive, this.#background]) {
      const at = line.indexOf(entry);
      if (at >= 0) {
        line.splice(at, 1);
        return true;
      }
    }
    return false;
  }
}
