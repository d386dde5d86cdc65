import { ZodError } from "zod";
import type { Problem } from "@/lib/contracts/problem";
import { AppError, type FieldFault } from "@/lib/errors/app-error";

const toFields = (error: ZodError): FieldFault[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join("."), message: issue.message }));

const toSentence = (fields: readonly FieldFault[]): string =>
  fields.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`)).join(" ");

/** Anything thrown becomes an error of the catalogue: what nobody foresaw is `internal`. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    const fields = toFields(error);
    return new AppError("invalid-input", { detail: toSentence(fields), fields, cause: error });
  }
  if (error instanceof Error && error.name === "AbortError") {
    return new AppError("cancelled", { detail: "The caller went away before the answer.", cause: error });
  }
  return new AppError("internal", { detail: "An error nobody foresaw.", cause: error });
};

const toDetail = (error: AppError): string =>
  error.record.audience === "caller"
    ? error.detail
    : "The log of the server says more. Give the request id to whoever runs it.";

const toProblem = (error: AppError, requestId: string): Problem => ({
  type: `urn:vitrine:error:${error.code}`,
  title: error.record.title,
  status: error.record.status,
  detail: toDetail(error),
  code: error.code,
  requestId,
  isRetryable: error.record.isRetryable,
  ...(error.upstreamCode !== undefined && { upstreamCode: error.upstreamCode }),
  ...(error.fields !== undefined && { fields: [...error.fields] }),
});

/** Source: RFC 9457. */
export const toProblemResponse = (error: AppError, requestId: string): Response => {
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.ceil(error.retryAfterSeconds)));
  return new Response(JSON.stringify(toProblem(error, requestId)), { status: error.record.status, headers });
};
