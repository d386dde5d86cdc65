import type { SheetAnswer, SheetOrder } from "./sheet-messages";

/** Answers every order in turn; `close` lets go of the sheet, and orders under way are never answered. */
export type SheetPainter = {
  send: (order: SheetOrder) => Promise<SheetAnswer>;
  close: () => void;
};

/** A worker that holds one sheet. */
export const openSheetPainter = (): SheetPainter => {
  const worker = new Worker(new URL("./sheet-worker.ts", import.meta.url));
  const waiting: { answer: (answer: SheetAnswer) => void; refuse: (error: Error) => void }[] = [];
  worker.addEventListener("message", ({ data }: MessageEvent<SheetAnswer>) => waiting.shift()?.answer(data));
  worker.addEventListener("error", ({ message }) => {
    for (const { refuse } of waiting.splice(0)) refuse(new Error(message));
  });
  return {
    send: (order) =>
      new Promise((answer, refuse) => {
        waiting.push({ answer, refuse });
        worker.postMessage(order, order.type === "cell" && order.source instanceof ImageBitmap ? [order.source] : []);
      }),
    close: () => worker.terminate(),
  };
};
