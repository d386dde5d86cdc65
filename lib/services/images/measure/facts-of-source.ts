import { sniffFormat } from "@/lib/pictures/sniff-format";
import type { FactsAnswer, MeasureJob } from "./measure-answer";
import { noMetadata, readMetadata } from "./read-metadata";
import { readPixels } from "./read-pixels";
import { toHistogram } from "./to-histogram";
import { toPalette } from "./to-palette";

const boxPx = 512;

/**
 * Metadata of the file, colours and levels of its first frame. A drawing has none of them: nobody makes its pixels, and
 * what it says of its author is not in a form that all agree on. Throws a Refusal `broken`.
 */
export const factsOfSource = async (bytes: Buffer, { maxAreaPx }: MeasureJob): Promise<FactsAnswer> => {
  if (sniffFormat(bytes) === "svg") return { ...noMetadata, palette: [], histogram: null };
  const metadata = await readMetadata(bytes);
  const { bytes: pixels } = await readPixels(bytes, { sidePx: boxPx, maxAreaPx });
  return { ...metadata, palette: toPalette(pixels), histogram: toHistogram(pixels) };
};
