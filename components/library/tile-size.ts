/** Row height to aim at for a grid of this width: three or so pictures across a phone, six across a desk. */
export const toTargetHeightPx = (gridWidthPx: number): number => {
  if (gridWidthPx < 560) return 132;
  return gridWidthPx < 1000 ? 180 : 216;
};

export const gapPx = 8;

type Size = { widthPx: number; heightPx: number };

/** The size at which a picture is drawn inside a box: whole, never enlarged. */
export const fitInside = (picture: Size, box: Size): Size => {
  if (picture.widthPx <= 0 || picture.heightPx <= 0) return box;
  const scale = Math.min(box.widthPx / picture.widthPx, box.heightPx / picture.heightPx, 1);
  const fitted = { widthPx: picture.widthPx * scale, heightPx: picture.heightPx * scale };
  // A pixel of rounding would show as a hairline at the edge of an otherwise filled box.
  return {
    widthPx: box.widthPx - fitted.widthPx < 3 ? box.widthPx : Math.round(fitted.widthPx),
    heightPx: box.heightPx - fitted.heightPx < 3 ? box.heightPx : Math.round(fitted.heightPx),
  };
};
