import { EngineError } from "@/lib/engine/engine-error";
import type { FieldSource } from "../field-source";
import { type ImageInput, parseImageInput } from "../upload-input";

/** `expires`: RFC 3339 with milliseconds, Z. */
export type DraftInput = ImageInput & Readonly<{ expires: string }>;

const minuteMs = 60_000;
const leastMs = 2 * minuteMs;
const usualMs = 30 * minuteMs;
const mostMs = 6 * 60 * minuteMs;
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

const parseExpiry = (text: string | undefined, now: Date): string => {
  if (text === undefined) return new Date(now.getTime() + usualMs).toISOString();
  const moment = rfc3339.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(moment.getTime())) {
    return refuse("The field `expiry` must be a date and time by RFC 3339, such as 2026-01-31T12:00:00Z");
  }
  const aheadMs = moment.getTime() - now.getTime();
  const figure = `this one is ${Math.round(aheadMs / 1000)} seconds from now`;
  if (aheadMs < leastMs) refuse(`The field \`expiry\` must be at least 2 minutes from now; ${figure}`);
  if (aheadMs > mostMs) refuse(`The field \`expiry\` must be at most 6 hours from now; ${figure}`);
  return moment.toISOString();
};

/** What a caller promises about an image to come. Throws EngineError 5400 that names the field. */
export const parseDraftInput = (source: FieldSource, now: Date): DraftInput => ({
  ...parseImageInput(source),
  expires: parseExpiry(source.findText("expiry"), now),
});
