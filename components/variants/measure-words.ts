import { toCountText } from "@/lib/client/figure-words";

/** How `afterBytes` compares with `beforeBytes`, in whole per cent: "12 % less". */
export const toShiftWords = (beforeBytes: number, afterBytes: number): string => {
  const percent = beforeBytes <= 0 ? 0 : Math.round((afterBytes / beforeBytes - 1) * 100);
  if (afterBytes === beforeBytes) return "the same";
  if (percent === 0) return afterBytes < beforeBytes ? "slightly less" : "slightly more";
  return percent < 0 ? `${-percent} % less` : `${toCountText(percent)} % more`;
};
