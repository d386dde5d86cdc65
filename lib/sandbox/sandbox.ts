/** One piece of work for a child process: a small header and the bytes it is about. */
export type SandboxJob = { header: Record<string, unknown>; body?: Uint8Array };

/** What came back. `header` is what the child answered; it is parsed by the caller. */
export type SandboxAnswer = { header: Record<string, unknown>; body: Buffer };

export type RunOptions = {
  signal?: AbortSignal;
  /** `interactive` goes before `background` in the queue. */
  priority?: "interactive" | "background";
};

/**
 * Runs untrusted work in killable child processes. Children hold no secrets, no database, no files.
 * Rejects with SandboxError: `timeout` (killed at the deadline), `crash`, `busy` (queue full), `refused` (the child
 * said no, in words), `closed`.
 */
export interface Sandbox {
  run(job: SandboxJob, options?: RunOptions): Promise<SandboxAnswer>;
  /** Kills the children and refuses what is queued. */
  close(): Promise<void>;
}

export type SandboxFault = "timeout" | "crash" | "busy" | "refused" | "closed";

export class SandboxError extends Error {
  override readonly name = "SandboxError";

  constructor(
    readonly fault: SandboxFault,
    message: string,
  ) {
    super(message);
  }
}
