import { toMeasuredSizeText } from "@/lib/client/figure-words";
import type { DifferenceFigures, Measured } from "./worker-messages";
import { compareWords } from "./words";

export const toSavedWords = (sizeBytes: number, originalBytes: number): string => {
  if (originalBytes <= 0) return "Not known";
  const savedPercent = Math.round((1 - sizeBytes / originalBytes) * 1000) / 10;
  return savedPercent >= 0 ? `${savedPercent} %` : `None: ${-savedPercent} % larger`;
};

/** B against A, in one sentence. */
export const toWeightSentence = (aBytes: number, bBytes: number): string => {
  if (aBytes === bBytes) return "A and B weigh the same.";
  const percent = Math.round((Math.abs(aBytes - bBytes) / Math.max(1, aBytes)) * 1000) / 10;
  const difference = toMeasuredSizeText(Math.abs(aBytes - bBytes));
  return `B is ${difference} (${percent} %) ${bBytes < aBytes ? "smaller" : "larger"} than A.`;
};

/** Source of the steps: Zinner, Hohlfeld, Abboud, Hossfeld, QoMEX 2010, from SSIM to what viewers said. */
const meanings = [
  [0.99, "people see no difference"],
  [0.95, "a difference is seen, and does not disturb"],
  [0.88, "a difference disturbs a little"],
  [0.5, "a difference disturbs"],
  [-1, "these look like different pictures"],
] as const;

export const toLikenessSentence = ({ widthPx, heightPx, ssim }: Measured): string => {
  if (ssim === null) return compareWords.tooSmall;
  if (ssim === 1) return `SSIM 1: every pixel is equally bright, at ${widthPx} × ${heightPx}.`;
  const meaning = meanings.find(([least]) => ssim >= least)?.[1] ?? meanings[4][1];
  // Never rounded up to 1: that says equal.
  const shown = Math.min(0.9999, Math.round(ssim * 10_000) / 10_000).toFixed(4);
  return `SSIM ${shown}, measured at ${widthPx} × ${heightPx}: mostly, ${meaning}. 1 is equal.`;
};

export const toDifferenceSentence = ({ changedPart, most }: DifferenceFigures): string => {
  if (most === 0) return "Every pixel is the same.";
  const percent = Math.round(changedPart * 1000) / 10;
  return `${changedPart > 0 && percent === 0 ? "Less than 0.1" : percent} % of the pixels differ; the largest difference is ${most} of 255.`;
};
