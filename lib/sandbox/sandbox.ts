/** One piece of work for a child process: a small header and the bytes it is about. */
export type SandboxJob = {
  header: Record<string, unknown>;
  /** A function is called when a child is free for the job: what waits in line then holds no bytes. */
  body?: Uint8Array | (() => Promise<Uint8Array>);
};

/** What came back. `header` is what the child answered; it is parsed by the caller. */
export type SandboxAnswer = { header: Record<string, unknown>; body: Buffer };

/** What goes first. `urgent` is for work of a few milliseconds; the last two are for what nobody waits for. */
export const priorities = ["urgent", "interactive", "precompute", "background"] as const;
export type Priority = (typeof priorities)[number];

export type RunOptions = {
  /** Removes queued work, kills running work. The promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long running work may go on after the signal; it resolves if it is done by then. 0 by default. */
  graceMs?: number;
  /** `interactive` is the default. */
  priority?: Priority;
  /** Names the bytes. Bytes that cost two children their life are refused for ten minutes. */
  fingerprint?: string;
};

/**
 * Runs untrusted work in killable child processes. Children hold no secrets, no database, no files.
 * Rejects with SandboxError: `timeout` (killed at the deadline), `crash`, `busy` (queue full), `refused` (the child
 * said no, in words), `closed`; and with what `body` rejects with.
 */
export interface Sandbox {
  run(job: SandboxJob, options?: RunOptions): Promise<SandboxAnswer>;
  /** Kills the children, refuses what is queued, and returns when every child is gone. */
  close(): Promise<void>;
}

export type SandboxFault = "timeout" | "crash" | "busy" | "refused" | "closed";

const brand = Symbol.for("vitrine.SandboxError");

export class SandboxError extends Error {
  override readonly name = "SandboxError";
  readonly [brand] = true;
  /** With `refused`: the word the child gave to its Refusal, or `poison`. */
  readonly reason: string | undefined;
  /** With `busy`: when the line is likely to have moved on, by what jobs took lately. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly fault: SandboxFault,
    message: string,
    options?: { reason?: string; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(message, { cause: options?.cause });
    this.reason = options?.reason;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  /** The build gives start-up and each route a copy of this class of their own: an error of any copy is one of ours. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}
