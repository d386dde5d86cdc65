/** Which pictures are chosen, and from where a range extends. */
export type Selection = { ids: ReadonlySet<string>; anchorId: string | undefined };

export const emptySelection: Selection = { ids: new Set(), anchorId: undefined };

/** Adds or removes one; ranges extend from it afterwards. */
export const toggleOne = (selection: Selection, id: string): Selection => {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchorId: id };
};

/** Adds everything from the anchor to `id` in the order shown. Without an anchor in sight it adds `id` alone. */
export const extendTo = (selection: Selection, id: string, order: readonly string[]): Selection => {
  const from = selection.anchorId === undefined ? -1 : order.indexOf(selection.anchorId);
  const to = order.indexOf(id);
  if (to < 0) return selection;
  if (from < 0) return { ids: new Set([...selection.ids, id]), anchorId: id };
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchorId: selection.anchorId };
};

export const selectAll = (order: readonly string[]): Selection => ({ ids: new Set(order), anchorId: order[0] });

/** Drops what is no longer shown. The same object when nothing was dropped. */
export const keepShown = (selection: Selection, order: readonly string[]): Selection => {
  if (selection.ids.size === 0) return selection;
  const shown = new Set(order);
  const kept = [...selection.ids].filter((id) => shown.has(id));
  return kept.length === selection.ids.size ? selection : { ...selection, ids: new Set(kept) };
};
