import type { SheetLayout } from "./sheet-layout";

/** What a worker draws: received bytes, or a vector that the page has drawn. */
export type SheetSource = Blob | ImageBitmap;

type CellPlace = { column: number; row: number };

export type SheetOrder =
  | { type: "begin"; layout: SheetLayout; title: string; columns: readonly string[] }
  /** Null draws an empty box. */
  | ({ type: "cell"; source: SheetSource | null; lines: readonly string[] } & CellPlace)
  | { type: "finish" };

/** One for each order, in the orders' own order. */
export type SheetAnswer =
  /** False: this browser has no canvas of this size. */
  | { type: "begun"; isReady: boolean }
  /** False: this browser cannot read the picture. Its box stays empty, with its caption. */
  | { type: "painted"; isDrawn: boolean }
  | { type: "finished"; blob: Blob };
