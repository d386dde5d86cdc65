/** One piece of work for a child process: a small header and the bytes it is about. */
export type SandboxJob = { header: Record<string, unknown>; body?: Uint8Array };

/** What came back. `header` is what the child answered; it is parsed by the caller. */
export type SandboxAnswer = { header: Record<string, unknown>; body: Buffer };

export type RunOptions = {
  /** Removes queued work, kills running work. The promise then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** `interactive` (the default) goes before `background` in the queue. */
  priority?: "interactive" | "background";
  /** Names the bytes. Bytes that cost two children their life are refused for ten minutes. */
  fingerprint?: string;
};

/**
 * Runs untrusted work in killable child processes. Children hold no secrets, no database, no files.
 * Rejects with SandboxError: `timeout` (killed at the deadline), `crash`, `busy` (queue full), `refused` (the child
 * said no, in words), `closed`.
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

  constructor(
    readonly fault: SandboxFault,
    message: string,
    options?: { reason?: string; cause?: unknown },
  ) {
    super(message, { cause: options?.cause });
    this.reason = options?.reason;
  }

  /** The build gives start-up and each route a copy of this class of their own: an error of any copy is one of ours. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}
