import type { ChildCommand } from "./child-command";
import { JobQueue, type QueuedJob } from "./job-queue";
import { RunningChild } from "./running-child";
import { type RunOptions, type SandboxAnswer, SandboxError } from "./sandbox";

export type LaneOptions = Readonly<{
  command: ChildCommand;
  /** Children at work at the same time. */
  slots: number;
  /** Wall time a job may run, waiting not counted. */
  deadlineMs: number;
  /** Jobs that may wait, for each priority. */
  queueLimit: number;
  /** A child that holds more than this after a job is replaced. */
  rssLimitBytes: number;
  /** A child that had nothing to do for so long is ended; without it, children are kept. */
  idleMs?: number | undefined;
  /** Called when a child is free for the job; what it throws ends the job. */
  admit: (entry: QueuedJob) => void;
}>;

/** Share of the latest job in the running mean. */
const meanWeight = 0.2;

/** A line of jobs and the children that work it off, one job each at a time. Children start when first needed. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #queue: JobQueue;
  readonly #children = new Set<RunningChild>();
  readonly #idle: RunningChild[] = [];
  #runningJobs = 0;
  #meanMs = 0;
  #idling: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#queue = new JobQueue(options.queueLimit);
  }

  push(entry: QueuedJob): void {
    if (this.#runningJobs < this.#options.slots) this.#start(entry);
    else this.#enqueue(entry);
  }

  async close(reason: SandboxError): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idling);
    for (let entry = this.#queue.take(); entry !== undefined; entry = this.#queue.take()) entry.reject(reason);
    const children = [...this.#children];
    for (const child of children) child.kill(reason);
    await Promise.all(children.map((child) => child.gone));
  }

  #enqueue(entry: QueuedJob): void {
    if (!this.#queue.offer(entry)) {
      const { queueLimit, slots } = this.#options;
      const waitMs = (this.#queue.length * this.#meanMs) / slots;
      entry.reject(
        new SandboxError("busy", `${queueLimit} jobs are waiting already`, {
          retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
        }),
      );
      return;
    }
    const { signal } = entry.options;
    const abort = (): void => {
      if (this.#queue.remove(entry)) entry.reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
  }

  #start(entry: QueuedJob): void {
    clearTimeout(this.#idling);
    this.#runningJobs += 1;
    this.#attend(entry)
      .then(entry.resolve, entry.reject)
      .finally(() => {
        this.#runningJobs -= 1;
        const next = this.#queue.take();
        if (next !== undefined) this.#start(next);
        else if (this.#runningJobs === 0) this.#rest();
      });
  }

  #rest(): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined || this.#isClosed) return;
    this.#idling = setTimeout(() => {
      for (const child of this.#idle.splice(0)) child.kill(new SandboxError("closed", "nothing to do"));
    }, idleMs).unref();
  }

  async #attend(entry: QueuedJob): Promise<SandboxAnswer> {
    const { job, options } = entry;
    this.#options.admit(entry);
    const body = typeof job.body === "function" ? await job.body() : job.body;
    options.signal?.throwIfAborted();
    if (this.#isClosed) throw new SandboxError("closed", "the sandbox is closed");
    const child = this.#getChild();
    const startMs = performance.now();
    const unguard = this.#guard(child, options);
    try {
      return await child.ask(job.header, body);
    } finally {
      unguard();
      this.#meanMs += (performance.now() - startMs - this.#meanMs) * meanWeight;
      this.#giveBack(child);
    }
  }

  /** Ends the child at the deadline, or when its job is given up. Returns what calls the guard off. */
  #guard(child: RunningChild, { signal, graceMs = 0 }: RunOptions): () => void {
    const { deadlineMs } = this.#options;
    const deadline = setTimeout(() => {
      child.kill(new SandboxError("timeout", `the job took longer than ${deadlineMs} ms and was killed`));
    }, deadlineMs);
    let grace: NodeJS.Timeout | undefined;
    const abort = (): void => {
      if (graceMs === 0) child.kill(signal?.reason);
      else grace = setTimeout(() => child.kill(signal?.reason), graceMs);
    };
    signal?.addEventListener("abort", abort, { once: true });
    return () => {
      clearTimeout(deadline);
      clearTimeout(grace);
      signal?.removeEventListener("abort", abort);
    };
  }

  #getChild(): RunningChild {
    for (let child = this.#idle.pop(); child !== undefined; child = this.#idle.pop()) if (!child.isLost) return child;
    return this.#spawn();
  }

  #spawn(): RunningChild {
    const child = new RunningChild(this.#options.command);
    this.#children.add(child);
    void child.gone.then(() => this.#children.delete(child));
    return child;
  }

  #giveBack(child: RunningChild): void {
    if (this.#isClosed) return;
    if (child.rssBytes > this.#options.rssLimitBytes) {
      child.kill(new SandboxError("crash", "the child held too much memory and was replaced"));
    }
    // A lost child is replaced at once: starting one takes a quarter of a second that no request should wait for.
    this.#idle.push(child.isLost ? this.#spawn() : child);
  }
}
