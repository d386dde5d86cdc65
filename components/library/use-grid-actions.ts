"use client";

import { findRowIndex, stepFrom } from "./grid-walk";
import type { GridIntent } from "./grid-intent";
import type { JustifiedRow } from "./justified-rows";
import { emptySelection, extendTo, selectAll, toggleOne, type Selection } from "./selection";
import type { CurrentTile } from "./use-current-tile";

export type GridActionsInput = {
  order: readonly string[];
  rows: readonly JustifiedRow[];
  current: CurrentTile;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onOpen?: ((id: string) => void) | undefined;
  onRemove?: ((ids: readonly string[]) => void) | undefined;
  onWalk: (rowIndex: number) => void;
};

/** Turns what a person wants into changes of focus, selection and images. `id` is the tile it was said at. */
export const useGridActions = (input: GridActionsInput) => {
  const { order, rows, current, selection, onSelect } = input;

  const walk = (intent: Extract<GridIntent, { kind: "step" }>) => {
    const to = stepFrom(rows, current.currentIndex, intent.step);
    const id = order[to];
    if (id === undefined) return;
    if (intent.isExtending) {
      const anchored = selection.anchorId === undefined ? { ...selection, anchorId: current.currentId } : selection;
      onSelect(extendTo(anchored, id, order));
    }
    current.focusTile(id, to);
    input.onWalk(findRowIndex(rows, to));
  };

  const choose = (next: Selection, id: string) => {
    onSelect(next);
    current.focusTile(id, order.indexOf(id));
  };

  const open = (id: string) => {
    current.setCurrent(id, order.indexOf(id));
    if (input.onOpen === undefined) choose(toggleOne(selection, id), id);
    else input.onOpen(id);
  };

  return (intent: GridIntent, id: string) => {
    switch (intent.kind) {
      case "step":
        return walk(intent);
      case "open":
        return open(id);
      case "toggle":
        return choose(toggleOne(selection, id), id);
      case "extend":
        return choose(extendTo(selection, id, order), id);
      case "all":
        return onSelect(selectAll(order));
      case "clear":
        return onSelect(emptySelection);
      case "remove":
        return input.onRemove?.(selection.ids.size > 0 ? order.filter((each) => selection.ids.has(each)) : [id]);
    }
  };
};
