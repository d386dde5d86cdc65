"use client";

import { useEffect, useRef } from "react";
import { findRowIndex } from "./grid-walk";
import type { JustifiedRow } from "./justified-rows";
import type { CurrentTile } from "./use-current-tile";

export type FocusReturnInput = {
  openId: string | undefined;
  order: readonly string[];
  rows: readonly JustifiedRow[];
  current: CurrentTile;
  onWalk: (rowIndex: number) => void;
};

/** Once the open image closes, its tile is in sight and has the focus, whichever image it was by then. */
export const useFocusReturn = (input: FocusReturnInput): void => {
  const latest = useRef(input);
  const lastOpen = useRef<{ id: string; index: number }>(undefined);
  useEffect(() => {
    latest.current = input;
  });
  const { openId } = input;
  useEffect(() => {
    const { order, rows, current, onWalk } = latest.current;
    if (openId !== undefined) {
      const index = order.indexOf(openId);
      if (index >= 0) lastOpen.current = { id: openId, index };
      return;
    }
    const last = lastOpen.current;
    lastOpen.current = undefined;
    if (last === undefined || order.length === 0) return;
    current.focusTile(last.id, last.index);
    onWalk(findRowIndex(rows, Math.min(last.index, order.length - 1)));
  }, [openId]);
};
