"use client";

import { useCallback, useState } from "react";

/** The width of an element in whole pixels, followed as it changes; 0 until it stands. */
export const useElementWidth = (): [(element: HTMLElement | null) => (() => void) | undefined, number] => {
  const [widthPx, setWidthPx] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    setWidthPx(Math.floor(element.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => setWidthPx(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, widthPx];
};
