"use client";

import { startTransition, useCallback, useState } from "react";

export type ElementPlace = Readonly<{
  /** In whole pixels; 0 until the element stands. */
  widthPx: number;
  /** From the top of the document, however far it is scrolled. */
  topPx: number;
}>;

const isSame = (a: ElementPlace, b: ElementPlace): boolean => a.widthPx === b.widthPx && a.topPx === b.topPx;

/**
 * Where an element stands, followed as it changes. It is read when the browser has laid the page out anyway,
 * and told as a transition: what depends on it is much, and must not hold up a key or a click.
 */
export const useElementPlace = (): [(element: HTMLElement | null) => (() => void) | undefined, ElementPlace] => {
  const [place, setPlace] = useState<ElementPlace>({ widthPx: 0, topPx: 0 });
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const { width, top } = element.getBoundingClientRect();
      const seen = { widthPx: Math.floor(width), topPx: Math.round(top + globalThis.scrollY) };
      startTransition(() => setPlace((before) => (isSame(before, seen) ? before : seen)));
    });
    observer.observe(element);
    // What stands above it moves it without changing its width.
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  return [measure, place];
};
