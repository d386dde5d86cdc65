import { drawVector } from "../../draw-vector";
import { getDelivered, type FigureQuestion, type Figures, type MatrixDevice } from "../figures";
import { wholeBoxPx } from "./sheet-layout";
import type { SheetSource } from "./sheet-messages";

/** Workers do not read vectors: the page draws them, at the size of a box. */
const drawIntoBox = (blob: Blob, { widthPx, heightPx }: Figures): Promise<ImageBitmap> => {
  const scale = Math.min(1, wholeBoxPx / Math.max(1, widthPx, heightPx));
  return drawVector(blob, { widthPx: widthPx * scale, heightPx: heightPx * scale });
};

/** What one device receives, for a worker to draw. Throws ProblemError; a vector nobody can read is handed on as it is. */
export const getSheetSource = async (
  question: FigureQuestion,
  device: MatrixDevice,
  signal: AbortSignal,
): Promise<{ source: SheetSource; figures: Figures }> => {
  const { blob, figures } = await getDelivered(question, device, signal);
  if (!figures.format.includes("svg")) return { source: blob, figures };
  return { source: await drawIntoBox(blob, figures).catch(() => blob), figures };
};
