/** Codes the engine answers with. Sources: Cloudflare's error reference; 54xx statuses are inferred. */
const faults = {
  badRequest: { status: 400, code: 5400 },
  variantNotFound: { status: 404, code: 5401 },
  notEnabled: { status: 403, code: 5403 },
  notFound: { status: 404, code: 5404 },
  uploadTimeout: { status: 408, code: 5408 },
  idTaken: { status: 409, code: 5409 },
  // A one-time upload URL past its time; the service's own code for it is not known.
  uploadExpired: { status: 410, code: 5410 },
  tooLarge: { status: 413, code: 5413 },
  notAForm: { status: 415, code: 5415 },
  animationTooLarge: { status: 413, code: 5443 },
  quotaReached: { status: 403, code: 5453 },
  notAnImage: { status: 415, code: 5455 },
  authentication: { status: 403, code: 10_000 },
  // Words and code as the API's users report them: cloudflare/workers-sdk, issue 10025.
  tooManyRequests: { status: 429, code: 971 },
  noRoute: { status: 404, code: 7003 },
  methodNotAllowed: { status: 405, code: 7001 },
  storageFull: { status: 507, code: 5500 },
  internalApi: { status: 500, code: 5500 },
  badOptions: { status: 400, code: 9401 },
  unsupportedSource: { status: 415, code: 9412 },
  outputTooLarge: { status: 403, code: 9413 },
  accessDenied: { status: 403, code: 9425 },
  invalidText: { status: 403, code: 9426 },
  wrongAccount: { status: 403, code: 9427 },
  flexibleDisabled: { status: 403, code: 9429 },
  deliveryNotFound: { status: 404, code: 9431 },
  undecodable: { status: 422, code: 9516 },
  busy: { status: 503, code: 9522 },
  internalDelivery: { status: 500, code: 9523 },
  outOfTime: { status: 504, code: 9529 },
} as const satisfies Record<string, { status: number; code: number }>;

export type FaultName = keyof typeof faults;

/** A refusal in Cloudflare's own numbers. The API host writes it as an envelope, the delivery host as text. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly status: number;
  readonly code: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly fault: FaultName,
    message: string,
    options?: { cause?: unknown; retryAfterSeconds?: number },
  ) {
    super(message, { cause: options?.cause });
    this.status = faults[fault].status;
    this.code = faults[fault].code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}
