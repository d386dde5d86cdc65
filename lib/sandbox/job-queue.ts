import { priorities, type Priority, type RunOptions, type SandboxAnswer, type SandboxJob } from "./sandbox";

export type QueuedJob = {
  job: SandboxJob;
  options: RunOptions;
  resolve: (answer: SandboxAnswer) => void;
  reject: (error: unknown) => void;
};

/** First in, first out within a priority. Each of the lines has its own limit: none is filled by another's work. */
export class JobQueue {
  readonly #lines = new Map<Priority, QueuedJob[]>(priorities.map((priority) => [priority, []]));

  constructor(readonly limit: number) {}

  get length(): number {
    let sum = 0;
    for (const line of this.#lines.values()) sum += line.length;
    return sum;
  }

  /** False when the line is full. */
  offer(entry: QueuedJob): boolean {
    const line = this.#lineOf(entry);
    if (line.length >= this.limit) return false;
    line.push(entry);
    return true;
  }

  take(): QueuedJob | undefined {
    for (const line of this.#lines.values()) if (line.length > 0) return line.shift();
    return undefined;
  }

  /** True when the entry was still waiting. */
  remove(entry: QueuedJob): boolean {
    const line = this.#lineOf(entry);
    const at = line.indexOf(entry);
    if (at >= 0) line.splice(at, 1);
    return at >= 0;
  }

  #lineOf({ options }: QueuedJob): QueuedJob[] {
    const line = this.#lines.get(options.priority ?? "interactive");
    if (line === undefined) throw new TypeError(`no line for ${options.priority}`);
    return line;
  }
}
