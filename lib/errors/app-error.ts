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

/** The one error this product throws on purpose. */
export class AppError extends Error {
  override readonly name = "AppError";
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

  get record(): ErrorRecord {
    return catalogue[this.code];
  }
}
