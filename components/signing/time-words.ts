import { toCounted } from "@/lib/client/figure-words";

const units = [
  ["day", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
] as const;

const toUnitWords = (count: number, unit: (typeof units)[number][0]): string =>
  unit === "day" ? toCounted(count, "day", "days") : `${count} ${unit}`;

/** A span by its two largest units: 2 days 3 h, 59 min 12 s. Parts of a second are left out. */
export const toSpanWords = (spanMs: number): string => {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const at = units.findIndex(([, length]) => seconds >= length);
  const [large, small] = units.slice(at === -1 ? -1 : at);
  if (large === undefined) return "";
  const first = toUnitWords(Math.floor(seconds / large[1]), large[0]);
  const rest = small === undefined ? 0 : Math.floor((seconds % large[1]) / small[1]);
  return small === undefined || rest === 0 ? first : `${first} ${toUnitWords(rest, small[0])}`;
};

const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A moment in the reader's own time zone. */
export const toTimeWords = (iso: string): string => times.format(new Date(iso));
