"use client";

import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import type { Point, Shape } from "./framing";
import { toDrawable } from "./to-drawable";
import type { PaintAnswer, PaintOrder, Pixel, Scene, Source } from "./worker-messages";

type Sides<Value> = Readonly<{ a: Value; b: Value }>;
type Told = Sides<Shape | "failed" | undefined>;
const nothing: Told = { a: undefined, b: undefined };

/** A canvas inside `place` that a worker of its own paints. `told`: the real size of each picture once it is drawn. */
export const usePainter = (place: RefObject<HTMLElement | null>) => {
  const worker = useRef<Worker>(undefined);
  const [isReady, setReady] = useState(false);
  const [told, setTold] = useState(nothing);
  const [pixels, setPixels] = useState<Sides<Pixel | null>>();
  useEffect(() => {
    const canvas = document.createElement("canvas");
    canvas.className = "absolute inset-0 size-full";
    place.current?.append(canvas);
    const painter = new Worker(new URL("./paint-worker.ts", import.meta.url));
    painter.addEventListener("message", ({ data }: MessageEvent<PaintAnswer>) => {
      if (data.type === "attached") return setReady(true);
      if (data.type === "inspected") return setPixels(data);
      const size = data.type === "loaded" ? { widthPx: data.widthPx, heightPx: data.heightPx } : ("failed" as const);
      setTold((before) => ({ ...before, [data.side]: size }));
    });
    const offscreen = canvas.transferControlToOffscreen();
    painter.postMessage({ type: "attach", canvas: offscreen } satisfies PaintOrder, [offscreen]);
    worker.current = painter;
    return () => {
      painter.terminate();
      canvas.remove();
      worker.current = undefined;
      setReady(false);
      setTold(nothing);
    };
  }, [place]);
  const send = (order: PaintOrder, transfer: Transferable[] = []) => worker.current?.postMessage(order, transfer);
  return {
    isReady,
    told,
    pixels,
    send,
    forget: (side: "a" | "b") => {
      send({ type: "unload", side });
      setTold((before) => ({ ...before, [side]: undefined }));
    },
    draw: (scene: Scene) => send({ type: "draw", scene }),
    inspect: (at: Point) => send({ type: "inspect", at, turn: 0 }),
  };
};

export type Painter = ReturnType<typeof usePainter>;

/** Hands a picture to the painter whenever it is another one. */
export const usePainted = (painter: Painter, side: "a" | "b", picture: ComparedPicture | undefined): void => {
  const { isReady, send, forget } = painter;
  const turn = useRef(0);
  const hand = useEffectEvent((source: Source, mine: number) => {
    if (turn.current === mine) send({ type: "load", side, source, turn: mine });
  });
  // What is asked for anew or did not come must not stand there as if it had.
  const drop = useEffectEvent(() => forget(side));
  useEffect(() => {
    if (!isReady) return;
    const mine = ++turn.current;
    if (picture === undefined) return drop();
    toDrawable(picture).then(
      (source) => hand(source, mine),
      // An empty file cannot be drawn either, and the worker says so in its one way.
      () => hand(new Blob(), mine),
    );
  }, [isReady, picture, side]);
};
