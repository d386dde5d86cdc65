export type Size = { widthPx: number; heightPx: number };

/**
 * The CSS size at which a page shows a picture whole on a screen: as wide as the screen, less where the
 * picture would be taller than the screen, and never wider than the pixels that came.
 *
 * Sizes are in pixels and at least 1; a size of nothing is drawn as a square that fills the smaller side.
 */
export const toDrawnSize = (picture: Size, screen: Size): Size => {
  if (picture.widthPx < 1 || picture.heightPx < 1) {
    const side = Math.min(screen.widthPx, screen.heightPx);
    return { widthPx: side, heightPx: side };
  }
  const scale = Math.min(1, screen.widthPx / picture.widthPx, screen.heightPx / picture.heightPx);
  return {
    widthPx: Math.max(1, Math.round(picture.widthPx * scale)),
    heightPx: Math.max(1, Math.round(picture.heightPx * scale)),
  };
};
