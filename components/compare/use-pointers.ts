"use client";

import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from "react";
import type { Point } from "./framing";

type Gestures = {
  onMove: (by: Point) => void;
  onZoom: (factor: number, at: Point) => void;
  /** The pointer is over the picture with nothing pressed. */
  onHover: (at: Point) => void;
};

const wheelStep = 0.0022;
const lineLengthPx = 16;

const toPlace = (event: { clientX: number; clientY: number }, element: Element): Point => {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
};
const toGap = ([one, other]: readonly Point[]): number =>
  one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
const toMiddle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** Drag, pinch and wheel over an element. Places are in CSS pixels from its corner. */
export const usePointers = (place: RefObject<HTMLElement | null>, gestures: Gestures) => {
  const pressed = useRef(new Map<number, Point>());
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (place.current === null) return;
    event.preventDefault();
    const deltaPx = event.deltaMode === 1 ? event.deltaY * lineLengthPx : event.deltaY;
    // A pinch on a trackpad comes as a wheel with Ctrl and small steps.
    const step = event.ctrlKey ? wheelStep * 4 : wheelStep;
    gestures.onZoom(Math.exp(-deltaPx * step), toPlace(event, place.current));
  });
  useEffect(() => {
    const element = place.current;
    // React listens passively, and the page would scroll along.
    const listener = (event: WheelEvent) => onWheel(event);
    element?.addEventListener("wheel", listener, { passive: false });
    return () => element?.removeEventListener("wheel", listener);
  }, [place]);
  const release = (event: PointerEvent) => pressed.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      pressed.current.set(event.pointerId, toPlace(event, event.currentTarget));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = toPlace(event, event.currentTarget);
      if (!pressed.current.has(event.pointerId)) return gestures.onHover(at);
      const before = [...pressed.current.values()];
      pressed.current.set(event.pointerId, at);
      const after = [...pressed.current.values()];
      const [from, to] = [toMiddle(before), toMiddle(after)];
      gestures.onMove({ x: to.x - from.x, y: to.y - from.y });
      if (after.length === 2 && toGap(before) > 0) gestures.onZoom(toGap(after) / toGap(before), to);
    },
    onPointerUp: release,
    onPointerCancel: release,
  };
};
