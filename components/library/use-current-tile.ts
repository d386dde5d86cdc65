"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

export type CurrentTile = {
  currentId: string | undefined;
  currentIndex: number;
  /** Makes a tile the one that the tab key reaches. */
  setCurrent: (id: string, index: number) => void;
  /** The same, and moves the focus there as soon as the tile is in the document. */
  focusTile: (id: string, index: number) => void;
};

const findCell = (grid: HTMLElement | null, id: string): HTMLElement | undefined =>
  [...(grid?.querySelectorAll<HTMLElement>("[data-image-id]") ?? [])].find((cell) => cell.dataset["imageId"] === id);

/**
 * Which picture the tab key reaches. When that picture leaves the list its place is kept,
 * so that removing one picture after the other never throws the focus away.
 */
export const useCurrentTile = (grid: RefObject<HTMLElement | null>, order: readonly string[]): CurrentTile => {
  const [place, setPlace] = useState<{ id: string | undefined; index: number }>({ id: undefined, index: 0 });
  const wantsFocus = useRef(false);
  const hadFocus = useRef(false);
  const found = place.id === undefined ? -1 : order.indexOf(place.id);
  const currentIndex = found >= 0 ? found : Math.max(0, Math.min(place.index, order.length - 1));
  const currentId = order[currentIndex];

  const setCurrent = useCallback((id: string, index: number) => setPlace({ id, index }), []);
  const focusTile = useCallback((id: string, index: number) => {
    wantsFocus.current = true;
    setPlace({ id, index });
  }, []);

  // After every rendering: the tile that is wanted may have come, or the one that held the focus gone.
  useEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body;
    const cell = currentId === undefined ? undefined : findCell(grid.current, currentId);
    if (cell !== undefined && (wantsFocus.current || isLost)) {
      wantsFocus.current = false;
      cell.focus({ preventScroll: true });
    }
    hadFocus.current = grid.current?.contains(document.activeElement) ?? false;
  });
  useEffect(() => {
    const note = () => {
      if (document.activeElement !== document.body)
        hadFocus.current = grid.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [grid]);
  return { currentId, currentIndex, setCurrent, focusTile };
};
