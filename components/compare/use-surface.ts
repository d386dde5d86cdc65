"use client";

import { useLayoutEffect, useState, type RefObject } from "react";
import type { Surface } from "./framing";

/** The size of the picture's place and the screen's density; undefined until measured. */
export const useSurface = (place: RefObject<HTMLElement | null>): Surface | undefined => {
  const [surface, setSurface] = useState<Surface>();
  useLayoutEffect(() => {
    const target = place.current;
    if (target === null) return;
    const measure = () => {
      const box = { widthPx: Math.max(1, target.clientWidth), heightPx: Math.max(1, target.clientHeight) };
      setSurface({ box, dpr: globalThis.devicePixelRatio });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [place]);
  return surface;
};
