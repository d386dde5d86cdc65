const hourMs = 3_600_000;

/** How long after the signing a URL ends; `exact` at a moment of choice, `never` with its key. */
export const endings = ["hour", "day", "week", "month", "exact", "never"] as const;
export type EndingKind = (typeof endings)[number];

const lengthMs: Readonly<Record<Exclude<EndingKind, "exact" | "never">, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
};

/** `local` is what a field for date and time holds, in the reader's time zone. */
export type Ending = { kind: EndingKind; local: string };

/** When the URL ends; null for never, undefined while the field holds no moment to come. */
export const findEnd = ({ kind, local }: Ending, nowMs: number): string | null | undefined => {
  if (kind === "never") return null;
  if (kind !== "exact") return new Date(nowMs + lengthMs[kind]).toISOString();
  const endMs = new Date(local).getTime();
  return Number.isNaN(endMs) || endMs < nowMs + 1000 ? undefined : new Date(endMs).toISOString();
};

const twoDigits = (part: number): string => String(part).padStart(2, "0");

/** A moment as a field for date and time holds it, in the reader's time zone. */
export const toLocal = (ms: number): string => {
  const time = new Date(ms);
  const date = [time.getFullYear(), twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join("-");
  return `${date}T${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
};
