import { type DestinationStream, pino } from "pino";
import type { Log } from "@/lib/http/log";

const maxCauses = 5;

/** Names of fields whose value is never written, at the top and one step down. */
const secretFields = ["password", "token", "secret", "authorization", "cookie", "set-cookie", "apiToken", "apiKey"];
const redacted = secretFields.flatMap((name) => {
  const key = name.includes("-") ? `["${name}"]` : name;
  return [key, name.includes("-") ? `*${key}` : `*.${key}`];
});

/** Type, words and stack of an error and of what caused it. Its other properties may hold anything: they stay out. */
const toErrorLine = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return error;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("code" in error && { code: error.code }),
    ...(error.cause !== undefined && depth < maxCauses && { cause: toErrorLine(error.cause, depth + 1) }),
  };
};

/** JSON lines, one per event: whatever a caller sent stays inside a JSON string. */
export const createLogger = (level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: toErrorLine, error: toErrorLine },
      redact: { paths: redacted, censor: "[secret]" },
    },
    destination,
  );
