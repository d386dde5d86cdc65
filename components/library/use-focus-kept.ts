"use client";

import { useEffect, useRef, type RefObject } from "react";

const framesUntilSettled = 2;

/** Runs once the page stands still: an open menu or dialog hands its focus back a frame after it closed. */
const afterFrames = (count: number, run: () => void): (() => void) => {
  let frame = 0;
  const wait = (left: number) => {
    frame = requestAnimationFrame(() => (left > 1 ? wait(left - 1) : run()));
  };
  wait(count);
  return () => cancelAnimationFrame(frame);
};

/**
 * When pictures leave, or the bar of the selected ones, and the focus leaves with them, it goes to the
 * picture in their place; with none left, to the content.
 */
export const useFocusKept = (area: RefObject<HTMLElement | null>, imageCount: number, selectedCount: number): void => {
  const before = useRef({ imageCount, selectedCount });
  useEffect(() => {
    const hasLess = imageCount < before.current.imageCount || selectedCount < before.current.selectedCount;
    before.current = { imageCount, selectedCount };
    if (!hasLess) return undefined;
    return afterFrames(framesUntilSettled, () => {
      if (document.activeElement !== document.body) return;
      const place =
        area.current?.querySelector<HTMLElement>("[role=gridcell][tabindex='0']") ?? area.current?.closest("main");
      place?.focus({ preventScroll: true });
    });
  }, [area, imageCount, selectedCount]);
};
