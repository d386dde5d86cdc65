import { toCounted } from "./figure-words";

const units = [
  [31_536_000, "year"],
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

/** A duration in the largest unit that divides it, else in hours: "7 days", "1 hour", "1.5 hours". */
export const toDurationWords = (seconds: number): string => {
  const unit = units.find(([lengthSeconds]) => seconds >= lengthSeconds && seconds % lengthSeconds === 0);
  const [lengthSeconds, name] =
    seconds >= 3600 && (unit?.[0] ?? 0) < 3600 ? ([3600, "hour"] as const) : (unit ?? units[4]);
  const amount = Number((seconds / lengthSeconds).toFixed(1));
  return toCounted(amount, name, `${name}s`);
};
