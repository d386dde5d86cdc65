import type { Problem } from "@/lib/contracts/problem";

export type ProblemFields = NonNullable<Problem["fields"]>;

type ProblemErrorOptions = {
  /** HTTP status, or 0 when no answer came at all. */
  status: number;
  code: string;
  title: string;
  detail: string;
  isRetryable: boolean;
  requestId?: string;
  fields?: ProblemFields;
  /** From `Retry-After`. */
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** The one error of the browser's side: what the server said, or that it said nothing. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly isRetryable: boolean;
  /** Empty when no answer came. */
  readonly requestId: string;
  readonly fields: ProblemFields;
  readonly retryAfterSeconds: number | undefined;

  constructor(options: ProblemErrorOptions) {
    super(`${options.title}: ${options.detail}`, { cause: options.cause });
    this.status = options.status;
    this.code = options.code;
    this.title = options.title;
    this.detail = options.detail;
    this.isRetryable = options.isRetryable;
    this.requestId = options.requestId ?? "";
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** No answer at all: the network, or the server, is gone. */
export function toNetworkProblem(cause?: unknown): ProblemError {
  return new ProblemError({
    status: 0,
    code: "network",
    title: "Vitrine did not answer",
    detail: "The connection failed. Check the network and try again.",
    isRetryable: true,
    cause,
  });
}

/** An upload that stopped moving and was given up. */
export const toSilenceProblem = () =>
  new ProblemError({
    status: 0,
    code: "silence",
    title: "The upload stood still",
    detail: "Nothing moved for too long. Check the network and try again.",
    isRetryable: true,
  });

/** Seconds of a `Retry-After` header, given as seconds or as a date. */
export function parseRetryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}

type FailedAnswer = { status: number; body: string; retryAfter: string | null; requestId: string | null };

/** Reads a failed answer. One that is no problem document (a proxy's page) still yields its status. */
export function toProblemError(answer: FailedAnswer): ProblemError {
  const told = findProblem(answer.body) ?? toPlainProblem(answer);
  const retryAfterSeconds = parseRetryAfterSeconds(answer.retryAfter, Date.now());
  return new ProblemError({
    status: answer.status,
    code: told.code,
    title: told.title,
    detail: told.detail,
    isRetryable: told.isRetryable,
    requestId: told.requestId,
    ...(told.fields && { fields: told.fields }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

const toPlainProblem = ({ status, requestId }: FailedAnswer): Problem => ({
  type: "about:blank",
  status,
  code: `http-${status}`,
  title: `The server answered ${status}`,
  detail: "The answer held no explanation. Try again, or ask who runs this console.",
  requestId: requestId ?? "",
  isRetryable: isPassingStatus(status),
});

const isPassingStatus = (status: number) => status >= 500 || status === 408 || status === 429;

function findProblem(body: string): Problem | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isProblem(value) ? value : undefined;
  } catch {
    // Not JSON: a proxy or the framework answered in the server's stead.
    return undefined;
  }
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null) return false;
  const named = value as Partial<Record<keyof Problem, unknown>>;
  return typeof named.title === "string" && typeof named.detail === "string" && typeof named.code === "string";
}
