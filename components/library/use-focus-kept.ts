"use client";

import { useEffect, useRef } from "react";
import { afterFrames } from "@/components/ui/after-frames";
import { focusContentIfLost } from "@/components/ui/focus-content";

const framesUntilSettled = 2;

/** When pictures leave, or the bar of the selected ones, and the focus leaves with them, it is put back. */
export const useFocusKept = (imageCount: number, selectedCount: number): void => {
  const before = useRef({ imageCount, selectedCount });
  useEffect(() => {
    const hasLess = imageCount < before.current.imageCount || selectedCount < before.current.selectedCount;
    before.current = { imageCount, selectedCount };
    return hasLess ? afterFrames(framesUntilSettled, focusContentIfLost) : undefined;
  }, [imageCount, selectedCount]);
};
