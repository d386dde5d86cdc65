"use client";

import { useEffect, useMemo, useState } from "react";
import type { Image } from "@/lib/contracts/image";
import { emptySelection, keepShown, type Selection } from "./selection";

/** The selection of one screen. It never holds what is not shown, and Escape empties it from anywhere. */
export const useSelection = (images: readonly Image[]) => {
  const [chosen, setSelection] = useState<Selection>(emptySelection);
  const order = useMemo(() => images.map((image) => image.id), [images]);
  const selection = useMemo(() => keepShown(chosen, order), [chosen, order]);
  const selected = useMemo(
    () => (selection.ids.size === 0 ? [] : images.filter((image) => selection.ids.has(image.id))),
    [images, selection],
  );
  const isEmpty = selection.ids.size === 0;
  useEffect(() => {
    if (isEmpty) return undefined;
    const listen = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest("input, [role=dialog], [role=menu]");
      if (event.key === "Escape" && !event.defaultPrevented && !isElsewhere) setSelection(emptySelection);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isEmpty]);
  return { selection, setSelection, selected, clear: () => setSelection(emptySelection) };
};
