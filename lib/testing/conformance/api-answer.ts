import { demand } from "./demand";
import type { RawAnswer } from "./raw-http";

export type ApiAnswer = RawAnswer &
  Readonly<{
    /** Absent when the body is no JSON object. */
    envelope: Record<string, unknown> | undefined;
    /** `{}` when there is none. */
    result: Record<string, unknown>;
    /** From the envelope or from `ERROR <code>:`. */
    code: number | undefined;
    message: string;
  }>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parseObject = (text: string): Record<string, unknown> | undefined => {
  if (!text.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    // Text that only looks like JSON is judged as text.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Reads both forms of refusal the service has: an envelope, and a line of text. */
export const toApiAnswer = (raw: RawAnswer): ApiAnswer => {
  const envelope = parseObject(raw.text);
  const { errors, result } = envelope ?? {};
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const [, code, message] = /^ERROR (\d+): ?([^]*)/.exec(raw.text) ?? [];
  return {
    ...raw,
    envelope,
    result: isObject(result) ? result : {},
    code: isObject(first) ? Number(first["code"]) : code === undefined ? undefined : Number(code),
    message: isObject(first) ? String(first["message"]) : (message ?? raw.text.slice(0, 200)),
  };
};

/** Throws a Mismatch with the target's own words unless it answered 200 with success. */
export const demandSuccess = (answer: ApiAnswer): ApiAnswer => {
  const words = answer.status === 200 ? "" : ` (${answer.message})`;
  demand("status", `${answer.status}${words}`, "200");
  if (answer.envelope !== undefined) demand("success", answer.envelope["success"], true);
  return answer;
};

/** Throws a Mismatch unless it was refused with this status and code. */
export const demandFault = (answer: ApiAnswer, [status, code]: readonly [number, number]): ApiAnswer => {
  demand("status and code", `${answer.status} ${answer.code ?? answer.text.slice(0, 80)}`, `${status} ${code}`);
  return answer;
};
