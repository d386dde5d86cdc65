import type { DifferenceLook } from "@/lib/client/compare/difference";
import type { Look } from "./compare-settings";
import type { Point, Rect } from "./framing";

/** What is drawn. All lengths in pixels of the canvas. */
export type Scene = Readonly<{
  widthPx: number;
  heightPx: number;
  a: Rect;
  b: Rect;
  look: Look;
  splitPx: number;
}>;

export type Source = Blob | ImageBitmap;
export type Pixel = Readonly<{ place: Point; rgba: readonly [number, number, number, number] }>;

export type PaintOrder =
  | { type: "attach"; canvas: OffscreenCanvas }
  | { type: "load"; side: "a" | "b"; source: Source; turn: number }
  | { type: "unload"; side: "a" | "b" }
  /** Differences come by this port, from the worker that measures. */
  | { type: "differences"; port: MessagePort }
  /** Differences of earlier turns are of another pair and not to be seen. */
  | { type: "pair"; turn: number }
  | { type: "draw"; scene: Scene }
  /** `at`: parts of each picture. */
  | { type: "inspect"; at: Point; turn: number };

/** What the measuring worker sends the painting one. */
export type DifferencePicture = Readonly<{ turn: number; bitmap: ImageBitmap }>;

export type PaintAnswer =
  | { type: "attached" }
  | { type: "loaded"; side: "a" | "b"; turn: number; widthPx: number; heightPx: number }
  | { type: "failed"; side: "a" | "b"; turn: number }
  | { type: "inspected"; turn: number; a: Pixel | null; b: Pixel | null };

export type MeasureOrder =
  | { type: "attach"; differences: MessagePort }
  | { type: "pair"; a: Source; b: Source; turn: number }
  | { type: "look"; look: DifferenceLook; turn: number };

export type Measured = Readonly<{
  widthPx: number;
  heightPx: number;
  /** Null where a side is shorter than a window of the measure. */
  ssim: number | null;
}>;
export type DifferenceFigures = Readonly<{ changedPart: number; most: number }>;

export type MeasureAnswer =
  /** Null: the shapes differ, so nothing can be laid on each other. */
  | { type: "measured"; turn: number; measured: Measured | null }
  | { type: "differs"; turn: number; figures: DifferenceFigures }
  | { type: "failed"; turn: number };
