"use client";

import { useEffect, useRef } from "react";
import { focusContentOnceSettled } from "@/components/ui/focus-content";

/** When pictures leave, or the bar of the selected ones, and the focus leaves with them, it is put back. */
export const useFocusKept = (imageCount: number, selectedCount: number): void => {
  const before = useRef({ imageCount, selectedCount });
  useEffect(() => {
    const hasLess = imageCount < before.current.imageCount || selectedCount < before.current.selectedCount;
    before.current = { imageCount, selectedCount };
    return hasLess ? focusContentOnceSettled() : undefined;
  }, [imageCount, selectedCount]);
};
