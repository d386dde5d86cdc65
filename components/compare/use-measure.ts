"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import type { DifferenceLook } from "@/lib/client/compare/difference";
import { toDrawable } from "./to-drawable";
import type { DifferenceFigures, Measured, MeasureAnswer, MeasureOrder } from "./worker-messages";

export type Likeness = "pending" | "failed" | "other-shape" | Measured;
type Pair = { a: ComparedPicture | undefined; b: ComparedPicture | undefined };
type Wanted = Pair & {
  /** Undefined while nobody looks at the difference. */
  look: DifferenceLook | undefined;
  /** Where the differences go: whole pictures that the page itself never holds. */
  onStart: (differences: MessagePort) => void;
  /** Differences of an earlier turn are of another pair. */
  onTurn: (turn: number) => void;
};
/** What was told, and of which pair: another pair has nothing told yet. */
type Told = Pair & { likeness: Likeness; figures?: DifferenceFigures };

const toLikeness = (answer: Exclude<MeasureAnswer, { type: "differs" }>): Likeness =>
  answer.type === "failed" ? "failed" : (answer.measured ?? "other-shape");

const useMeasurer = (onStart: Wanted["onStart"], onAnswer: (answer: MeasureAnswer) => void) => {
  const worker = useRef<Worker>(undefined);
  const start = useEffectEvent(onStart);
  const receive = useEffectEvent(onAnswer);
  useEffect(() => {
    const measurer = new Worker(new URL("./measure-worker.ts", import.meta.url));
    measurer.addEventListener("message", ({ data }: MessageEvent<MeasureAnswer>) => receive(data));
    const { port1, port2 } = new MessageChannel();
    measurer.postMessage({ type: "attach", differences: port1 } satisfies MeasureOrder, [port1]);
    start(port2);
    worker.current = measurer;
    return () => measurer.terminate();
  }, []);
  return (order: MeasureOrder) => worker.current?.postMessage(order);
};

/** How alike two pictures are and where they differ, told by a worker of its own. */
export const useMeasure = ({ a, b, look, onStart, onTurn }: Wanted) => {
  const asked = useRef<Pair & { turn: number }>({ a: undefined, b: undefined, turn: 0 });
  const [told, setTold] = useState<Told>();
  const current = told !== undefined && told.a === a && told.b === b ? told : undefined;
  const send = useMeasurer(onStart, (answer) => {
    const pair = asked.current;
    if (answer.turn !== pair.turn) return;
    if (answer.type !== "differs") return setTold({ a: pair.a, b: pair.b, likeness: toLikeness(answer) });
    setTold((before) => before && { ...before, figures: answer.figures });
  });
  const begin = useEffectEvent(onTurn);
  const order = useEffectEvent(send);
  useEffect(() => {
    const turn = asked.current.turn + 1;
    asked.current = { a, b, turn };
    begin(turn);
    if (a === undefined || b === undefined) return;
    Promise.all([toDrawable(a), toDrawable(b)]).then(
      (drawn) => {
        if (asked.current.turn === turn) order({ type: "pair", a: drawn[0], b: drawn[1], turn });
      },
      () => {
        if (asked.current.turn === turn) setTold({ a, b, likeness: "failed" });
      },
    );
  }, [a, b]);
  const likeness = current?.likeness ?? "pending";
  const isMeasured = typeof likeness === "object";
  const [gain, threshold] = [look?.gain, look?.threshold];
  useEffect(() => {
    if (!isMeasured || gain === undefined || threshold === undefined) return;
    order({ type: "look", look: { gain, threshold }, turn: asked.current.turn });
  }, [isMeasured, likeness, gain, threshold]);
  return { likeness, figures: current?.figures };
};
