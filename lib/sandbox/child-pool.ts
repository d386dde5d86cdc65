import { LRUCache } from "lru-cache";
import { toChildCommand } from "./child-command";
import { JobQueue, type QueuedJob } from "./job-queue";
import { RunningChild } from "./running-child";
import { type RunOptions, type Sandbox, type SandboxAnswer, SandboxError, type SandboxJob } from "./sandbox";

export type SandboxOptions = Readonly<{
  /** Absolute path of a bundle that calls `runChild`. */
  childFile: string;
  /** Children at work at the same time. */
  slots: number;
  /** Wall time a job may run, waiting not counted. */
  deadlineMs: number;
  /** Jobs that may wait, for each priority. */
  queueLimit: number;
  /** npm packages the child may read from disk; sharp's own by default. */
  packages?: readonly string[];
}>;

const lossesUntilPoison = 2;
const poisonTtlMs = 10 * 60 * 1000;

class ChildPool implements Sandbox {
  readonly #options: SandboxOptions;
  readonly #command;
  readonly #queue: JobQueue;
  readonly #children = new Set<RunningChild>();
  readonly #idle: RunningChild[] = [];
  readonly #losses = new LRUCache<string, number>({ max: 1000, ttl: poisonTtlMs });
  #runningJobs = 0;
  #isClosed = false;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#command = toChildCommand(options.childFile, options.packages);
    this.#queue = new JobQueue(options.queueLimit);
  }

  async run(job: SandboxJob, options: RunOptions = {}): Promise<SandboxAnswer> {
    if (this.#isClosed) throw new SandboxError("closed", "the sandbox is closed");
    options.signal?.throwIfAborted();
    this.#refusePoison(options.fingerprint);
    return new Promise((resolve, reject) => {
      const entry = { job, options, resolve, reject };
      if (this.#runningJobs < this.#options.slots) this.#start(entry);
      else this.#enqueue(entry);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new SandboxError("closed", "the sandbox is closed");
    for (let entry = this.#queue.take(); entry !== undefined; entry = this.#queue.take()) entry.reject(closed);
    const children = [...this.#children];
    for (const child of children) child.kill(closed);
    await Promise.all(children.map((child) => child.gone));
  }

  #refusePoison(fingerprint: string | undefined): void {
    if (fingerprint === undefined || (this.#losses.get(fingerprint) ?? 0) < lossesUntilPoison) return;
    throw new SandboxError("refused", "these bytes ended the decoder twice and are not tried again for now", {
      reason: "poison",
    });
  }

  #enqueue(entry: QueuedJob): void {
    const { signal } = entry.options;
    if (signal !== undefined) {
      const abort = (): void => {
        if (this.#queue.remove(entry)) entry.reject(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
    }
    if (this.#queue.offer(entry)) return;
    entry.reject(new SandboxError("busy", `${this.#options.queueLimit} jobs are waiting already`));
  }

  #start(entry: QueuedJob): void {
    this.#runningJobs += 1;
    this.#attend(entry)
      .then(entry.resolve, entry.reject)
      .finally(() => {
        this.#runningJobs -= 1;
        const next = this.#queue.take();
        if (next !== undefined) this.#start(next);
      });
  }

  async #attend({ job, options }: QueuedJob): Promise<SandboxAnswer> {
    // Two copies of one file may have been waiting while the first ones ended the decoder.
    this.#refusePoison(options.fingerprint);
    const child = this.#getChild();
    const { deadlineMs } = this.#options;
    const timer = setTimeout(() => {
      child.kill(new SandboxError("timeout", `the job took longer than ${deadlineMs} ms and was killed`));
    }, deadlineMs);
    const abort = (): void => child.kill(options.signal?.reason);
    options.signal?.addEventListener("abort", abort, { once: true });
    try {
      return await child.ask(job);
    } catch (error) {
      this.#countLoss(error, options.fingerprint);
      throw error;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      this.#giveBack(child);
    }
  }

  #countLoss(error: unknown, fingerprint: string | undefined): void {
    if (fingerprint === undefined || !(error instanceof SandboxError)) return;
    if (error.fault !== "crash" && error.fault !== "timeout") return;
    this.#losses.set(fingerprint, (this.#losses.get(fingerprint) ?? 0) + 1);
  }

  #getChild(): RunningChild {
    for (let child = this.#idle.pop(); child !== undefined; child = this.#idle.pop()) if (!child.isLost) return child;
    return this.#spawn();
  }

  #spawn(): RunningChild {
    const child = new RunningChild(this.#command);
    this.#children.add(child);
    void child.gone.then(() => this.#children.delete(child));
    return child;
  }

  #giveBack(child: RunningChild): void {
    if (this.#isClosed) return;
    // A killed child is replaced at once: starting one takes a quarter of a second that no request should wait for.
    this.#idle.push(child.isLost ? this.#spawn() : child);
  }
}

/** Children are started when first needed and kept. Throws when `childFile`'s packages are not installed. */
export const createSandbox = (options: SandboxOptions): Sandbox => new ChildPool(options);
