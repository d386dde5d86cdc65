"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import type { DifferenceLook } from "@/lib/client/compare/difference";
import { toDrawable } from "./to-drawable";
import type { DifferenceFigures, Measured, MeasureAnswer, MeasureOrder } from "./worker-messages";

export type Likeness = "pending" | "failed" | "other-shape" | Measured;
type Wanted = {
  a: ComparedPicture | undefined;
  b: ComparedPicture | undefined;
  /** Undefined while nobody looks at the difference. */
  look: DifferenceLook | undefined;
  onDifference: (bitmap: ImageBitmap | null) => void;
};

const toLikeness = (answer: Exclude<MeasureAnswer, { type: "differs" }>): Likeness =>
  answer.type === "failed" ? "failed" : (answer.measured ?? "other-shape");

/** How alike two pictures are and where they differ, told by a worker of its own. */
export const useMeasure = ({ a, b, look, onDifference }: Wanted) => {
  const worker = useRef<Worker>(undefined);
  const turn = useRef(0);
  const [likeness, setLikeness] = useState<Likeness>("pending");
  const [figures, setFigures] = useState<DifferenceFigures>();
  const receive = useEffectEvent(onDifference);
  useEffect(() => {
    const measurer = new Worker(new URL("./measure-worker.ts", import.meta.url));
    measurer.addEventListener("message", ({ data }: MessageEvent<MeasureAnswer>) => {
      if (data.turn !== turn.current) return;
      if (data.type !== "differs") return setLikeness(toLikeness(data));
      setFigures(data.figures);
      receive(data.bitmap);
    });
    worker.current = measurer;
    return () => measurer.terminate();
  }, []);
  useEffect(() => {
    const mine = ++turn.current;
    setLikeness("pending");
    setFigures(undefined);
    receive(null);
    if (a === undefined || b === undefined) return;
    Promise.all([toDrawable(a), toDrawable(b)]).then(
      (drawn) => {
        if (turn.current !== mine) return;
        const order: MeasureOrder = { type: "pair", a: drawn[0], b: drawn[1], turn: mine };
        worker.current?.postMessage(order);
      },
      () => setLikeness("failed"),
    );
  }, [a, b]);
  const isMeasured = typeof likeness === "object";
  const [gain, threshold] = [look?.gain, look?.threshold];
  useEffect(() => {
    if (!isMeasured || gain === undefined || threshold === undefined) return;
    const order: MeasureOrder = { type: "look", look: { gain, threshold }, turn: turn.current };
    worker.current?.postMessage(order);
  }, [isMeasured, likeness, gain, threshold]);
  return { likeness, figures };
};
