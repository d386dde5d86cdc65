"use client";

import { useEffect, useRef, useState } from "react";
import { saveFile } from "@/components/ui/save-file";
import { toShownProblem } from "@/lib/client/api-fetch";
import type { MatrixDevice } from "@/lib/client/matrix/figures";
import { drawContactSheet, SheetTooLargeError, type SheetTools } from "@/lib/client/matrix/sheet/contact-sheet";
import { getSheetSource } from "@/lib/client/matrix/sheet/get-sheet-source";
import { countMostRows, findSheetLayout, wholeBoxPx, type SheetLayout } from "@/lib/client/matrix/sheet/sheet-layout";
import { openSheetPainter } from "@/lib/client/matrix/sheet/sheet-painter";
import { toPlainName } from "@/lib/client/plain-name";
import type { Image } from "@/lib/contracts/image";
import { toPart } from "./matrix-rows";
import { sheetWords } from "./words";

export type SheetState =
  | { kind: "none" }
  | { kind: "drawing"; done: number; count: number; note: string }
  /** `isFailure`: there is no file. */
  | { kind: "told"; text: string; isFailure: boolean };

type Given = { images: readonly Image[]; variants: readonly string[]; device: MatrixDevice };

const toScaleNote = ({ boxWidthPx }: SheetLayout): string =>
  boxWidthPx < wholeBoxPx ? sheetWords.scaled(boxWidthPx, wholeBoxPx) : "";

type Answering = Pick<SheetTools, "ask" | "toFailureLines">;

/** What stands in each box and under it. */
const toAnswering = ({ images, device }: Given): Answering => {
  const byId = new Map(images.map((image) => [image.id, image]));
  const nameOf = (id: string) => toPlainName(byId.get(id)?.filename ?? id);
  return {
    ask: async (question, signal) => {
      const { source, figures } = await getSheetSource(question, device, signal);
      const { format, widthPx, heightPx, sizeBytes } = figures;
      const image = byId.get(question.imageId);
      const part = image === undefined ? 0 : toPart(figures, image);
      const lines = [
        nameOf(question.imageId),
        sheetWords.pictureLine(format, widthPx, heightPx),
        sheetWords.bytesLine(sizeBytes, part),
      ];
      return { source, lines };
    },
    toFailureLines: ({ imageId }, problem) => [nameOf(imageId), sheetWords.missingLine, problem.detail],
  };
};

const toFailureText = (error: unknown, layout: SheetLayout): string =>
  error instanceof SheetTooLargeError ? sheetWords.tooLarge(layout) : sheetWords.failed(toShownProblem(error).detail);

type Drawing = { layout: SheetLayout; signal: AbortSignal; onPainted: (count: number) => void };

/** Draws and saves the sheet; resolves to what to say of it. */
const drawAndSave = async (given: Given, { layout, signal, onPainted }: Drawing): Promise<string> => {
  const { images, variants, device } = given;
  const counts = { images: images.length, variants: variants.length };
  const title = sheetWords.title({ device: device.profile.name, ...counts, at: new Date() });
  const plan = { layout, title, variants, imageIds: images.map(({ id }) => id) };
  const { blob, missing, unreadable } = await drawContactSheet(plan, {
    painter: openSheetPainter(),
    ...toAnswering(given),
    wait: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
    onPainted,
    signal,
  });
  saveFile("contact-sheet.png", blob);
  const parts = [
    sheetWords.saved(layout, blob.size),
    toScaleNote(layout),
    missing === 0 ? "" : sheetWords.missing(missing),
    unreadable === 0 ? "" : sheetWords.unreadable(unreadable),
  ];
  return parts.filter((part) => part !== "").join(" ");
};

/** Draws the matrix as one picture, once asked, until cancelled; leaving the page cancels it. */
export const useContactSheet = (given: Given) => {
  const [state, setState] = useState<SheetState>({ kind: "none" });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const tell = (text: string, isFailure: boolean) => setState({ kind: "told", text, isFailure });
  const start = async () => {
    const { images, variants } = given;
    const layout = findSheetLayout(variants.length, images.length);
    if (layout === undefined) return tell(sheetWords.tooMany(variants.length, countMostRows(variants.length)), true);
    const { signal } = (stop.current = new AbortController());
    const count = images.length * variants.length;
    const onPainted = (done: number) => setState({ kind: "drawing", done, count, note: toScaleNote(layout) });
    onPainted(0);
    try {
      tell(await drawAndSave(given, { layout, signal, onPainted }), false);
    } catch (error) {
      if (signal.aborted) tell(sheetWords.cancelled, false);
      else tell(toFailureText(error, layout), true);
    }
  };
  return { state, start, cancel: () => stop.current?.abort() };
};
