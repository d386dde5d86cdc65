import { toCountText, toMeasuredSizeText } from "@/lib/client/figure-words";
import { toFormatWords } from "@/lib/client/format-words";
import type { PreviewFacts } from "@/lib/contracts/preview-headers";
import { connections, estimateArrivalMs } from "./connections";
import { factWords } from "./words";

/** One line under a frame: what was measured, and what that means. */
export type Fact = { name: string; value: string; meaning: string };

export const toPixelWords = (widthPx: number, heightPx: number): string =>
  widthPx > 0 && heightPx > 0 ? `${widthPx} × ${heightPx}` : factWords.unknown;

/** How the delivered bytes compare with the original's, in whole per cent; tenths only near 100. */
export const toSavingWords = (sizeBytes: number, originalBytes: number): string => {
  if (originalBytes <= 0) return factWords.unknown;
  const savedPercent = (1 - sizeBytes / originalBytes) * 100;
  const shown =
    Math.abs(savedPercent) > 99 && savedPercent < 100 ? Math.floor(savedPercent * 10) / 10 : Math.round(savedPercent);
  if (shown === 0) return factWords.sameSize;
  return shown > 0 ? factWords.smaller(String(shown)) : factWords.larger(toCountText(-shown));
};

/** Milliseconds below one second, else seconds with one digit. */
export const toDurationWords = (durationMs: number): string =>
  durationMs < 999.5 ? `${Math.max(1, Math.round(durationMs))} ms` : `${(durationMs / 1000).toFixed(1)} s`;

export const toCacheWords = (cache: string): string => {
  if (cache === "hit") return factWords.cacheHit;
  return cache === "miss" ? factWords.cacheMiss : factWords.unknown;
};

/** Name and meaning of every fact, in the order people ask for them. */
export const factMeanings = [
  { name: factWords.asked, meaning: factWords.askedMeaning },
  { name: factWords.format, meaning: factWords.formatMeaning },
  { name: factWords.pixels, meaning: factWords.pixelsMeaning },
  { name: factWords.weight, meaning: factWords.weightMeaning },
  { name: factWords.saving, meaning: factWords.savingMeaning },
  { name: factWords.duration, meaning: factWords.durationMeaning },
  { name: factWords.cache, meaning: factWords.cacheMeaning },
  ...connections.map((connection) => ({
    name: factWords.arrival(connection.name),
    meaning: factWords.arrivalMeaning(connection),
  })),
];

/** What a device asked for and received, in words, in the order of `factMeanings`. */
export const toFacts = (facts: PreviewFacts, asked: string): readonly Fact[] => {
  const values = [
    asked,
    toFormatWords(facts.format),
    toPixelWords(facts.widthPx, facts.heightPx),
    toMeasuredSizeText(facts.sizeBytes),
    toSavingWords(facts.sizeBytes, facts.originalBytes),
    toDurationWords(facts.durationMs),
    toCacheWords(facts.cache),
    ...connections.map((connection) => toDurationWords(estimateArrivalMs(facts.sizeBytes, connection))),
  ];
  return factMeanings.map((fact, index) => ({ ...fact, value: values[index] ?? factWords.unknown }));
};
