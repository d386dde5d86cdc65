import { toCounted, toCountText } from "@/lib/client/figure-words";

export const toImagesWords = (value: number): string => toCounted(value, "image", "images");

/** How `afterBytes` compares with `beforeBytes`, in whole per cent: "12 % less". */
export const toShiftWords = (beforeBytes: number, afterBytes: number): string => {
  const percent = beforeBytes <= 0 ? 0 : Math.round((afterBytes / beforeBytes - 1) * 100);
  if (afterBytes === beforeBytes) return "the same";
  if (percent === 0) return afterBytes < beforeBytes ? "slightly less" : "slightly more";
  return percent < 0 ? `${-percent} % less` : `${toCountText(percent)} % more`;
};

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
