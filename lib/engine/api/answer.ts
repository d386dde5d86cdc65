import type { IncomingMessage, ServerResponse } from "node:http";
import { discardBody } from "./discard-body";
import { type Envelope, toFailure, toEngineError } from "./envelope";
import type { EngineLog } from "./engine-log";
import type { EngineError } from "@/lib/engine/engine-error";

const safeHeaders = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

/** Headers of every answer of the API host. */
export const apiHeaders: Readonly<Record<string, string>> = safeHeaders;

const failureHeaders = (error: EngineError): Record<string, string> => ({
  ...safeHeaders,
  ...(error.retryAfterSeconds === undefined ? {} : { "Retry-After": String(error.retryAfterSeconds) }),
});

export type Failure = Readonly<{ status: number; headers: Record<string, string>; envelope: Envelope }>;

/** Turns whatever was thrown into an answer; what was not foreseen is logged here, once. */
export const toFailureAnswer = (error: unknown, log: EngineLog): Failure => {
  const known = toEngineError(error);
  // To be busy is no fault, and the answer says when to come back.
  if (known.status >= 500 && known.fault !== "busy") {
    log.error({ err: known.cause ?? known, code: known.code }, "the engine could not answer");
  }
  return { status: known.status, headers: failureHeaders(known), envelope: toFailure(known) };
};

type EarlyAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/**
 * Answers while the client may still be sending: the whole refusal first, then the rest of the body is read and dropped
 * within `budgetBytes`, then the connection closes. Closing at once could cost the client the answer.
 */
export const answerEarly = async (
  { incoming, outgoing }: Readonly<{ incoming: IncomingMessage; outgoing: ServerResponse }>,
  { status, headers, body }: EarlyAnswer,
  budgetBytes: number,
): Promise<void> => {
  if (outgoing.destroyed || outgoing.headersSent) return;
  const isWhole = incoming.readableEnded;
  outgoing.writeHead(status, {
    ...headers,
    "Content-Length": Buffer.byteLength(body),
    ...(isWhole ? {} : { Connection: "close" }),
  });
  outgoing.write(body);
  await discardBody(incoming, budgetBytes);
  outgoing.end();
};

/** `answerEarly` with an envelope. */
export const refuseEarly = (
  env: Readonly<{ incoming: IncomingMessage; outgoing: ServerResponse }>,
  { status, headers, envelope }: Failure,
  budgetBytes: number,
): Promise<void> =>
  answerEarly(
    env,
    { status, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(envelope) },
    budgetBytes,
  );
