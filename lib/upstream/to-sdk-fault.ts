import { APIError, type CloudflareError } from "cloudflare/core/error";
import { toFault } from "./envelope";
import { Fault } from "./fault";

/** What the SDK throws, read again: it keeps text answers only inside its message, behind the status. */
export const toSdkFault = (error: CloudflareError): Fault => {
  if (!(error instanceof APIError) || error.status === undefined) {
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    return new Fault("unclear", `the connection failed: ${reason}`, { cause: error });
  }
  const text = error.error === undefined ? error.message.replace(/^\d{3} /, "") : JSON.stringify(error.error);
  return toFault(error.status, text, error.headers ?? new Headers());
};
