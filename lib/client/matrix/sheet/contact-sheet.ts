import { toShownProblem } from "../../api-fetch";
import type { ProblemError } from "../../problem-error";
import { askPatiently } from "../ask-patiently";
import type { FigureQuestion } from "../figures";
import { laneCount } from "../matrix-run";
import type { SheetLayout } from "./sheet-layout";
import type { SheetOrder, SheetSource } from "./sheet-messages";
import type { SheetPainter } from "./sheet-painter";

export type SheetPlan = {
  layout: SheetLayout;
  title: string;
  /** Names of the variants: one column each. */
  variants: readonly string[];
  /** One row each. */
  imageIds: readonly string[];
};

/** A picture and the lines under it. */
export type SheetPicture = { source: SheetSource; lines: readonly string[] };

export type SheetTools = {
  painter: SheetPainter;
  ask: (question: FigureQuestion, signal: AbortSignal) => Promise<SheetPicture>;
  /** The lines under the empty box of what did not come. */
  toFailureLines: (question: FigureQuestion, problem: ProblemError) => readonly string[];
  wait: (durationMs: number) => Promise<void>;
  onPainted: (count: number) => void;
  signal: AbortSignal;
};

/** `missing`: cells whose picture did not come. `unreadable`: those that this browser could not draw. */
export type ContactSheet = { blob: Blob; missing: number; unreadable: number };

/** A canvas of this size is more than this browser has. */
export class SheetTooLargeError extends Error {}

type Cell = FigureQuestion & { column: number; row: number };
type Counts = { painted: number; missing: number; unreadable: number };

const paintCell = async (cell: Cell, counts: Counts, tools: SheetTools): Promise<void> => {
  const { painter, ask, signal, wait } = tools;
  const { imageId, variant, column, row } = cell;
  const question = { imageId, variant };
  const picture = await askPatiently(() => ask(question, signal), { signal, wait }).catch((error: unknown) => {
    signal.throwIfAborted();
    counts.missing += 1;
    return { source: null, lines: tools.toFailureLines(question, toShownProblem(error)) };
  });
  signal.throwIfAborted();
  const order: SheetOrder = { type: "cell", column, row, ...picture };
  const answer = await painter.send(order);
  const isDrawn = answer.type === "painted" && answer.isDrawn;
  if (picture.source !== null && !isDrawn) counts.unreadable += 1;
  counts.painted += 1;
  tools.onPainted(counts.painted);
};

/** Rejects with the reason of the abort as soon as there is one. */
const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const refuse = () => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    else signal.addEventListener("abort", refuse, { once: true });
  });

/**
 * One picture of all cells, a few pictures under way at a time. Closes the painter in any case.
 * Throws SheetTooLargeError, or the reason of the abort.
 */
export const drawContactSheet = async (plan: SheetPlan, tools: SheetTools): Promise<ContactSheet> => {
  const { painter, signal } = tools;
  const { layout, title, variants, imageIds } = plan;
  const counts: Counts = { painted: 0, missing: 0, unreadable: 0 };
  const cells = imageIds.flatMap((imageId, row) =>
    variants.map((variant, column) => ({ imageId, variant, column, row })),
  );
  const work = async () => {
    for (let cell = cells.shift(); cell !== undefined; cell = cells.shift()) await paintCell(cell, counts, tools);
  };
  const draw = async (): Promise<ContactSheet> => {
    const begun = await painter.send({ type: "begin", layout, title, columns: variants });
    if (begun.type !== "begun" || !begun.isReady) throw new SheetTooLargeError();
    await Promise.all(Array.from({ length: laneCount }, work));
    const finished = await painter.send({ type: "finish" });
    if (finished.type !== "finished") throw new Error("the painter answered out of turn");
    return { blob: finished.blob, missing: counts.missing, unreadable: counts.unreadable };
  };
  try {
    return await Promise.race([draw(), rejectOnAbort(signal)]);
  } finally {
    // What is left of the lanes finds nothing more to do.
    cells.length = 0;
    painter.close();
  }
};
