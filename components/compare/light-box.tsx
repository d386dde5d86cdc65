"use client";

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { toFilterId } from "./colour-filters";
import type { Backdrop, CompareSettings } from "./compare-settings";
import { Divider } from "./divider";
import { moveBy, toHeld, toPicturePoint, toRect, toTrueSize, wholePicture, zoomAt } from "./framing";
import type { Framing, Point, Rect, Shape, Surface } from "./framing";
import type { Painter } from "./use-painter";
import { usePointers } from "./use-pointers";

type LightBoxProps = {
  place: RefObject<HTMLDivElement | null>;
  surface: Surface | undefined;
  painter: Painter;
  shapes: Readonly<{ a: Shape; b: Shape }>;
  settings: CompareSettings;
  isInspecting: boolean;
  label: string;
  onChange: (part: Partial<CompareSettings>) => void;
  /** Messages over the picture. */
  children: ReactNode;
};

const grounds: Readonly<Record<Backdrop, string>> = {
  grey: "bg-[light-dark(#d6d6d6,#3c3c3c)]",
  white: "bg-white",
  black: "bg-black",
  checkerboard:
    "bg-white bg-[conic-gradient(#d9d9d9_25%,#fff_0_50%,#d9d9d9_0_75%,#fff_0)] bg-size-[16px_16px] bg-center",
};

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const stepPx = 40;

const scaleRect = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

const sendScene = (
  painter: Painter,
  { box, dpr }: Surface,
  { shapes, settings }: Pick<LightBoxProps, "shapes" | "settings">,
) => {
  const framing = toHeld(settings.framing, shapes.a, { box, dpr });
  const widthPx = Math.max(1, Math.round(box.widthPx * dpr));
  painter.draw({
    widthPx,
    heightPx: Math.max(1, Math.round(box.heightPx * dpr)),
    a: scaleRect(toRect(framing, shapes.a, box), dpr),
    b: scaleRect(toRect(framing, shapes.b, box), dpr),
    look: settings.look,
    splitPx: Math.round((widthPx * settings.splitPercent) / 100),
  });
};

/** The next pixel's middle, held inside of the picture. */
const toNextCross = (cross: Point, by: Point, { widthPx, heightPx }: Shape): Point => {
  const step = (place: number, way: number, lengthPx: number) =>
    (Math.min(lengthPx - 1, Math.max(0, Math.floor(place * lengthPx) + way)) + 0.5) / lengthPx;
  return { x: step(cross.x, by.x, widthPx), y: step(cross.y, by.y, heightPx) };
};

/** Both pictures in one frame: dragged, pinched, wheeled or moved by keys together. */
export function LightBox(props: LightBoxProps) {
  const { place, surface, painter, shapes, settings, isInspecting, onChange } = props;
  const framing = useRef<Framing>(settings.framing);
  framing.current = settings.framing;
  const [cross, setCross] = useState<Point>({ x: 0.5, y: 0.5 });
  useEffect(() => {
    if (painter.isReady && surface !== undefined) sendScene(painter, surface, { shapes, settings });
  });
  const inspect = painter.inspect;
  const { a: paintedA, b: paintedB } = painter.told;
  useEffect(() => {
    if (isInspecting) inspect(cross);
    // oxlint-disable-next-line react/exhaustive-deps -- `inspect` only posts; a newly drawn picture is another answer
  }, [isInspecting, cross, paintedA, paintedB]);
  const setFraming = (next: Framing) => {
    // Several gestures may come before the next drawing.
    framing.current = next;
    onChange({ framing: next });
  };
  const shape = shapes.a;
  const pointers = usePointers(place, {
    onMove: (by) => surface && setFraming(moveBy(framing.current, { by, shape, surface })),
    onZoom: (factor, at) => surface && setFraming(zoomAt(framing.current, { factor, at, shape, surface })),
    onHover: (at) => {
      if (isInspecting && surface) setCross(toPicturePoint(at, toRect(framing.current, shape, surface.box)));
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const way = directions[event.key];
    if (way === undefined || surface === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const far = event.shiftKey ? 10 : 1;
    if (isInspecting) return setCross(toNextCross(cross, { x: way.x * far, y: way.y * far }, shape));
    setFraming(moveBy(framing.current, { by: { x: -way.x * stepPx * far, y: -way.y * stepPx * far }, shape, surface }));
  };
  const rect = surface && toRect(toHeld(settings.framing, shape, surface), shape, surface.box);
  return (
    <div className="relative h-[min(max(100dvh-400px,280px),max(280px,90vw))] shrink-0 overflow-hidden rounded-md outline outline-edge">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application is moved by keys and pointers */}
      <div
        ref={place}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no element is a picture that is moved by keys
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved by keys
        tabIndex={0}
        aria-label={props.label}
        onKeyDown={onKeyDown}
        onDoubleClick={() => {
          if (surface === undefined) return;
          setFraming(settings.framing.zoom > 1 ? wholePicture : toTrueSize(settings.framing, shape, surface));
        }}
        {...pointers}
        className={`absolute inset-0 touch-none rounded-md -outline-offset-2 ${grounds[settings.backdrop]} ${isInspecting ? "cursor-crosshair" : "cursor-grab active:cursor-grabbing"}`}
        style={settings.vision === "all" ? undefined : { filter: `url(#${toFilterId(settings.vision)})` }}
      />
      {isInspecting && rect ? <Cross x={rect.x + cross.x * rect.width} y={rect.y + cross.y * rect.height} /> : null}
      {settings.look === "slider" ? (
        <Divider percent={settings.splitPercent} onChange={(splitPercent) => onChange({ splitPercent })} />
      ) : null}
      {props.children}
    </div>
  );
}

function Cross({ x, y }: Point) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute size-5 -translate-1/2 rounded-full border-2 border-white shadow-[0_0_0_1.5px_#000,inset_0_0_0_1.5px_#000]"
      style={{ left: x, top: y }}
    />
  );
}
