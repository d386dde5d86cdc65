import { randomUUID } from "node:crypto";

const safeShape = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's `X-Request-Id` where it is short and harmless in a log, else one of our own. */
export const toRequestId = (headers: Headers): string => {
  const given = headers.get("x-request-id");
  return given !== null && safeShape.test(given) ? given : randomUUID();
};
