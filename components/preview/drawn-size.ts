export type Size = { widthPx: number; heightPx: number };

/** The place a page has for a picture, in CSS pixels. */
export type Room = Size & {
  /** Wider than this the page does not draw it: the original's own width. */
  mostWidthPx: number;
};

/**
 * The CSS size at which a page shows a picture whole: as wide as its slot, less where the picture would be
 * taller than the screen, and never wider than the original.
 *
 * Sizes are in pixels and at least 1; a shape of nothing is drawn as a square that fills the smaller side.
 */
export const toDrawnSize = (shape: Size, room: Room): Size => {
  if (shape.widthPx < 1 || shape.heightPx < 1) {
    const side = Math.min(room.widthPx, room.heightPx);
    return { widthPx: side, heightPx: side };
  }
  const ratio = shape.widthPx / shape.heightPx;
  const mostPx = room.mostWidthPx > 0 ? room.mostWidthPx : Infinity;
  const widthPx = Math.min(room.widthPx, mostPx, room.heightPx * ratio);
  return { widthPx: Math.max(1, Math.round(widthPx)), heightPx: Math.max(1, Math.round(widthPx / ratio)) };
};
