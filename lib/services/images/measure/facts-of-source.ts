import type { FactsAnswer, MeasureJob } from "./measure-answer";
import { readMetadata } from "./read-metadata";
import { readPixels } from "./read-pixels";
import { toHistogram } from "./to-histogram";
import { toPalette } from "./to-palette";

/** Metadata of the file, colours and levels of its first frame. Throws a Refusal `broken`. */
export const factsOfSource = async (bytes: Buffer, { maxAreaPx }: MeasureJob): Promise<FactsAnswer> => {
  const metadata = await readMetadata(bytes);
  const pixels = await readPixels(bytes, maxAreaPx);
  return { ...metadata, palette: toPalette(pixels), histogram: toHistogram(pixels) };
};
