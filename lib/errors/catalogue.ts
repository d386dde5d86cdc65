export type ErrorRecord = {
  status: number;
  title: string;
  /** `caller`: the detail is shown. `operator`: the caller gets the title only. */
  audience: "caller" | "operator";
  level: "debug" | "info" | "warn" | "error";
  isRetryable: boolean;
};

const caller = (status: number, title: string, isRetryable = false): ErrorRecord => ({
  status,
  title,
  audience: "caller",
  level: status === 401 || status === 404 ? "debug" : "info",
  isRetryable,
});
const operator = (status: number, title: string, isRetryable: boolean): ErrorRecord => ({
  status,
  title,
  audience: "operator",
  level: "error",
  isRetryable,
});

/** Every error the product can answer with, by its stable code. */
export const catalogue = {
  "invalid-input": caller(400, "The request does not fit"),
  "invalid-cursor": caller(400, "The page marker is not valid"),
  unsigned: caller(401, "Sign in first"),
  "wrong-credentials": caller(401, "The email or the password is wrong"),
  forbidden: caller(403, "Your role does not allow this"),
  "foreign-origin": caller(403, "The request came from another site"),
  "unknown-host": caller(403, "The host name is not one of ours"),
  "setup-closed": caller(403, "The set-up link is no longer valid"),
  "not-found": caller(404, "There is nothing here"),
  "method-not-allowed": caller(405, "The method is not allowed here"),
  "id-taken": caller(409, "An image with this id already exists"),
  "variant-taken": caller(409, "A variant with this name already exists"),
  "plan-outdated": caller(409, "The variants changed since the plan was made"),
  "upload-in-progress": caller(409, "The same upload is still under way", true),
  "change-in-progress": caller(409, "A change of this image is still under way", true),
  "not-in-trash": caller(409, "The image is not in the trash"),
  "body-too-large": caller(413, "The request is too large"),
  "image-too-large": caller(413, "The image is too large"),
  "not-an-image": caller(415, "The file is not an image Cloudflare accepts"),
  "unsupported-media-type": caller(415, "The content type does not fit"),
  "idempotency-mismatch": caller(422, "The idempotency key was used for another upload"),
  "image-broken": caller(422, "The image cannot be decoded"),
  "too-many-attempts": caller(429, "Too many attempts", true),
  "upstream-refused": caller(422, "Cloudflare refused the request"),
  "upstream-rate-limited": caller(429, "Cloudflare asks us to wait", true),
  "body-cut-short": caller(400, "The upload broke off", true),
  cancelled: caller(499, "The request was cancelled", true),
  "upstream-unreachable": { ...caller(502, "Cloudflare did not answer", true), level: "warn" },
  busy: { ...caller(503, "Too much work at once", true), level: "warn" },
  "storage-full": { ...caller(507, "The disk is full", true), level: "error" },
  "storage-read-only": { ...caller(507, "The data folder cannot be written", true), level: "error" },
  "upstream-unauthorised": operator(502, "Cloudflare refused our credentials", false),
  misconfigured: operator(500, "A setting is wrong", false),
  internal: operator(500, "Something broke on our side", true),
} as const satisfies Record<string, ErrorRecord>;

export type ErrorCode = keyof typeof catalogue;
