/**
 * - `refused`: a definite no, nothing happened
 * - `rate-limited`: a definite no for now
 * - `unclear`: no answer that tells what happened (connection, deadline, 5xx, garbage)
 * - `cancelled`: our side gave up
 */
export type FaultKind = "refused" | "rate-limited" | "unclear" | "cancelled";

export type FaultFacts = Readonly<{
  status?: number | undefined;
  /** Cloudflare's own number. */
  code?: number | undefined;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}>;

/** What went wrong with one attempt, in Cloudflare's words where it gave any. Never leaves this room. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly kind: FaultKind,
    words: string,
    facts: FaultFacts = {},
  ) {
    super(words, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }
}
