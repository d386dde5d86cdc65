import { catalogue, type ErrorCode, type ErrorRecord } from "./catalogue";

export type FieldFault = { field: string; message: string };

export type AppErrorOptions = {
  /** For the caller: a sentence that names the field, the limit and the remedy. */
  detail: string;
  /** For the log only. */
  cause?: unknown;
  fields?: readonly FieldFault[];
  /** The code Cloudflare gave, kept beside ours. */
  upstreamCode?: number;
  /** Seconds until another attempt makes sense. */
  retryAfterSeconds?: number;
};

const brand = Symbol.for("vitrine.AppError");

/** The one error this product throws on purpose. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly [brand] = true;
  readonly detail: string;
  readonly fields: readonly FieldFault[] | undefined;
  readonly upstreamCode: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    options: AppErrorOptions,
  ) {
    super(`${code}: ${options.detail}`, { cause: options.cause });
    this.detail = options.detail;
    this.fields = options.fields;
    this.upstreamCode = options.upstreamCode;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The build gives start-up and each route a copy of this class of their own: an error of any copy is one of ours. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  get record(): ErrorRecord {
    return catalogue[this.code];
  }
}
