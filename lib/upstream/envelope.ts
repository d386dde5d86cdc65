import { z } from "zod";
import { Fault } from "./fault";

const envelope = z.object({
  success: z.boolean(),
  result: z.unknown().optional(),
  errors: z
    .array(z.object({ code: z.coerce.number().int(), message: z.string() }))
    .nullish()
    .transform((errors) => errors ?? []),
});

const textFault = /ERROR (\d{4,5}): ?([^\n]*)/;
const longestWordsChars = 300;

const toWords = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, " ")
    // oxlint-disable-next-line no-control-regex -- a foreign text must not steer a terminal or a log
    .replaceAll(/[\u0000-\u001f\u007f\s]+/g, " ")
    .trim()
    .slice(0, longestWordsChars);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Half of the service answers in text: not JSON is a case here, not a surprise.
    return cause instanceof SyntaxError ? undefined : cause;
  }
};

/** Seconds, from either form of Retry-After. */
const parseRetryAfter = (value: string | null, nowMs = Date.now()): number | undefined => {
  if (value === null || value.trim() === "") return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000));
};

const wordsOf = (text: string): { code?: number; words: string } => {
  const parsed = envelope.safeParse(parseJson(text));
  const first = parsed.success ? parsed.data.errors[0] : undefined;
  if (first !== undefined) return { code: first.code, words: toWords(first.message) };
  const match = textFault.exec(text);
  if (match?.[1] !== undefined) return { code: Number(match[1]), words: toWords(match[2] ?? "") };
  return { words: toWords(text) };
};

/** A failed answer as a Fault: JSON envelope, `ERROR n: words` or any other text. */
export const toFault = (status: number, text: string, headers: Headers): Fault => {
  const { code, words } = wordsOf(text);
  const retryAfterSeconds = parseRetryAfter(headers.get("retry-after"));
  const facts = { status, code, retryAfterSeconds };
  const said = words === "" ? `status ${status} without words` : words;
  if (status === 429) return new Fault("rate-limited", said, facts);
  // 408 too: the service may have stored what it no longer waited for.
  if (status === 408 || status >= 500) return new Fault("unclear", said, facts);
  return new Fault("refused", said, facts);
};

/** The `result` of a 2xx answer. Throws Fault: `unclear` when it is no envelope, `refused` when it says success:false. */
export const parseEnvelope = (status: number, text: string): unknown => {
  const parsed = envelope.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new Fault("unclear", `an answer that is not Cloudflare's envelope: ${toWords(text).slice(0, 120)}`, {
      status,
      cause: parsed.error,
    });
  }
  if (parsed.data.success) return parsed.data.result;
  const first = parsed.data.errors[0];
  throw new Fault("refused", first === undefined ? "success: false without a reason" : toWords(first.message), {
    status,
    code: first?.code,
  });
};
