import { LRUCache } from "lru-cache";
import { toChildCommand, toLowCommand } from "./child-command";
import type { QueuedJob } from "./job-queue";
import { Lane } from "./lane";
import { type RunOptions, type Sandbox, type SandboxAnswer, SandboxError, type SandboxJob } from "./sandbox";

export type SandboxOptions = Readonly<{
  /** Absolute path of a bundle that calls `runChild`. */
  childFile: string;
  /** Children at work at the same time. */
  slots: number;
  /**
   * Children besides, of the lowest priority the system knows, for work nobody waits for: `precompute` and
   * `background` never take a slot from people then. With 0, the default, all share the slots.
   */
  lowSlots?: number;
  /** Low children that had nothing to do for so long are ended; half a minute by default. */
  lowIdleMs?: number;
  /** Wall time a job may run, waiting not counted. Work of low priority gets four times as much. */
  deadlineMs: number;
  /** Jobs that may wait, for each priority. */
  queueLimit: number;
  /** A child that holds more than this after a job is replaced; 320 MB by default. */
  rssLimitBytes?: number;
  /** npm packages the child may read from disk; sharp's own by default. */
  packages?: readonly string[];
}>;

const lossesUntilPoison = 2;
const poisonTtlMs = 10 * 60 * 1000;
const defaultRssLimitBytes = 320e6;
const lowPatience = 4;
const defaultLowIdleMs = 30_000;

const isLow = ({ priority }: RunOptions): boolean => priority === "precompute" || priority === "background";

class ChildPool implements Sandbox {
  readonly #main: Lane;
  readonly #low: Lane | undefined;
  readonly #losses = new LRUCache<string, number>({ max: 1000, ttl: poisonTtlMs });
  #isClosed = false;

  constructor(options: SandboxOptions) {
    const command = toChildCommand(options.childFile, options.packages);
    const shared = {
      queueLimit: options.queueLimit,
      rssLimitBytes: options.rssLimitBytes ?? defaultRssLimitBytes,
      // Two copies of one file may have been waiting while the first ones ended the decoder.
      admit: (entry: QueuedJob) => this.#refusePoison(entry.options.fingerprint),
    };
    const { slots, deadlineMs, lowSlots = 0 } = options;
    this.#main = new Lane({ ...shared, command, slots, deadlineMs });
    if (lowSlots > 0) {
      const low = { command: toLowCommand(command), slots: lowSlots, deadlineMs: deadlineMs * lowPatience };
      this.#low = new Lane({ ...shared, ...low, idleMs: options.lowIdleMs ?? defaultLowIdleMs });
    }
  }

  async run(job: SandboxJob, options: RunOptions = {}): Promise<SandboxAnswer> {
    if (this.#isClosed) throw new SandboxError("closed", "the sandbox is closed");
    options.signal?.throwIfAborted();
    this.#refusePoison(options.fingerprint);
    const lane = isLow(options) ? (this.#low ?? this.#main) : this.#main;
    try {
      return await new Promise((resolve, reject) => lane.push({ job, options, resolve, reject }));
    } catch (error) {
      this.#countLoss(error, options.fingerprint);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const reason = new SandboxError("closed", "the sandbox is closed");
    await Promise.all([this.#main.close(reason), this.#low?.close(reason)]);
  }

  #refusePoison(fingerprint: string | undefined): void {
    if (fingerprint === undefined || (this.#losses.get(fingerprint) ?? 0) < lossesUntilPoison) return;
    throw new SandboxError("refused", "these bytes ended the decoder twice and are not tried again for now", {
      reason: "poison",
    });
  }

  #countLoss(error: unknown, fingerprint: string | undefined): void {
    if (fingerprint === undefined || !(error instanceof SandboxError)) return;
    if (error.fault !== "crash" && error.fault !== "timeout") return;
    this.#losses.set(fingerprint, (this.#losses.get(fingerprint) ?? 0) + 1);
  }
}

/** Children are started when first needed and kept. Throws when `childFile`'s packages are not installed. */
export const createSandbox = (options: SandboxOptions): Sandbox => new ChildPool(options);
