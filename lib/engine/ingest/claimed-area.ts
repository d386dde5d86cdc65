import type { SourceFacts } from "@/lib/engine/catalog/source-facts";

/** A deflate stream grows at most so many times. Source: zlib's technical details. */
const deflateMost = 1032;
const bitsPerByte = 8;

/** Fewest bytes that pictures of this size can have: JPEG spends a bit on each block, PNG a bit on each pixel. */
const leastBytes = ({ format, widthPx, heightPx }: SourceFacts): number => {
  if (format === "jpeg") return (Math.ceil(widthPx / 8) * Math.ceil(heightPx / 8)) / bitsPerByte;
  if (format === "png") return (heightPx * (1 + widthPx / bitsPerByte)) / deflateMost;
  return 0;
};

/**
 * True when a header claims more pixels than its file has bytes for, whatever they show. A file that was cut short
 * passes: it has most of its picture, and is delivered as far as it goes.
 */
export const claimsTooMuch = (facts: SourceFacts, sizeBytes: number): boolean => sizeBytes < leastBytes(facts);
