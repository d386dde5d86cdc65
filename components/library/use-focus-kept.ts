"use client";

import { useEffect, useRef } from "react";
import { focusContentIfLost } from "@/components/ui/focus-content";

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

/** When pictures leave, or the bar of the selected ones, and the focus leaves with them, it is put back. */
export const useFocusKept = (imageCount: number, selectedCount: number): void => {
  const before = useRef({ imageCount, selectedCount });
  useEffect(() => {
    const hasLess = imageCount < before.current.imageCount || selectedCount < before.current.selectedCount;
    before.current = { imageCount, selectedCount };
    return hasLess ? afterFrames(framesUntilSettled, focusContentIfLost) : undefined;
  }, [imageCount, selectedCount]);
};
