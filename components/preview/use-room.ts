"use client";

import { useLayoutEffect, useState, type RefObject } from "react";
import type { Size } from "./drawn-size";

/** Left for header, controls and figures, so that frames and figures are seen at once. */
const aroundFramesPx = 400;
const leastHeightPx = 260;

/** What frames may fill: the width of the element, and the height the window leaves. Undefined until measured. */
export const useRoom = (element: RefObject<HTMLElement | null>): Size | undefined => {
  const [room, setRoom] = useState<Size>();
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = () => {
      const heightPx = Math.max(leastHeightPx, globalThis.innerHeight - aroundFramesPx);
      setRoom((before) =>
        before?.widthPx === target.clientWidth && before.heightPx === heightPx
          ? before
          : { widthPx: target.clientWidth, heightPx },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    globalThis.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      globalThis.removeEventListener("resize", measure);
    };
  }, [element]);
  return room;
};
