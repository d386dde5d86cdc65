const count = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const toCountWords = (value: number, one: string, many: string): string =>
  `${count.format(value)} ${value === 1 ? one : many}`;

export const toImagesWords = (value: number): string => toCountWords(value, "image", "images");

/** Bytes in decimal units with three significant figures at most: 950 B, 18.4 kB, 2.05 MB. */
export const toBytesWords = (sizeBytes: number): string => {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  const [divisor, unit] = sizeBytes < 999_500 ? [1000, "kB"] : [1_000_000, "MB"];
  return `${Number((sizeBytes / divisor).toPrecision(3))} ${unit}`;
};

/** How `afterBytes` compares with `beforeBytes`, in whole per cent: "12 % less". */
export const toShiftWords = (beforeBytes: number, afterBytes: number): string => {
  const percent = beforeBytes <= 0 ? 0 : Math.round((afterBytes / beforeBytes - 1) * 100);
  if (afterBytes === beforeBytes) return "the same";
  if (percent === 0) return afterBytes < beforeBytes ? "slightly less" : "slightly more";
  return percent < 0 ? `${-percent} % less` : `${count.format(percent)} % more`;
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
  return `${amount.toLocaleString("en")} ${name}${amount === 1 ? "" : "s"}`;
};
