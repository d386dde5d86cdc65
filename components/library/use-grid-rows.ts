"use client";

import { defaultRangeExtractor, useWindowVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useMemo } from "react";
import type { Image } from "@/lib/contracts/image";
import { findRowIndex } from "./grid-walk";
import { toJustifiedRows, type JustifiedRow } from "./justified-rows";
import { gapPx, toRowHeightPx } from "./tile-size";

/** Room kept free above and below a row that is scrolled to: the bars that stick there. */
const stickyTopPx = 72;
const stickyBottomPx = 88;

/** The rows that these pictures make at this width. */
export const useJustifiedRows = (images: readonly Image[], widthPx: number, isComplete: boolean) =>
  useMemo(
    () =>
      toJustifiedRows({
        ratios: images.map((image) => image.widthPx / image.heightPx),
        widthPx,
        leastHeightPx: toRowHeightPx(widthPx),
        gapPx,
        isComplete,
      }),
    [images, widthPx, isComplete],
  );

/**
 * Which rows are in the document. The row of `currentIndex` always is, so that scrolling never
 * takes the focused tile away.
 */
export const useShownRows = (rows: readonly JustifiedRow[], gridTopPx: number, currentIndex: number) => {
  const currentRow = findRowIndex(rows, currentIndex);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      const isKept = currentRow < 0 || currentRow >= range.count || shown.includes(currentRow);
      return isKept ? shown : [...shown, currentRow].toSorted((a, b) => a - b);
    },
    [currentRow],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is passed on to a memoised component
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => rows[index]?.heightPx ?? 0,
    gap: gapPx,
    overscan: 3,
    scrollMargin: gridTopPx,
    scrollPaddingStart: stickyTopPx,
    scrollPaddingEnd: stickyBottomPx,
    rangeExtractor,
  });
  useLayoutEffect(() => virtualizer.measure(), [rows, virtualizer]);
  return virtualizer;
};
