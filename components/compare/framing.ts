export type Shape = Readonly<{ widthPx: number; heightPx: number }>;
export type Point = Readonly<{ x: number; y: number }>;
export type Rect = Readonly<{ x: number; y: number; width: number; height: number }>;

/**
 * What part of a picture is looked at, whatever its pixels: `x`, `y` are the place in the middle of the box as parts
 * of its width and height; `zoom` is 1 where the picture fills the box.
 */
export type Framing = Readonly<{ x: number; y: number; zoom: number }>;

export const wholePicture: Framing = { x: 0.5, y: 0.5, zoom: 1 };

/** Where one pixel of the picture fills this many of the screen, there is nothing more to see. */
const mostScreenPxPerPx = 64;

/** CSS pixels per pixel of the picture when it just fits. */
const toFit = (shape: Shape, box: Shape): number =>
  Math.min(box.widthPx / Math.max(1, shape.widthPx), box.heightPx / Math.max(1, shape.heightPx));

/** Where the picture lies in the box, in CSS pixels. Pictures of one shape lie on each other whatever their size. */
export const toRect = ({ x, y, zoom }: Framing, shape: Shape, box: Shape): Rect => {
  const scale = toFit(shape, box) * zoom;
  const [width, height] = [shape.widthPx * scale, shape.heightPx * scale];
  return { x: box.widthPx / 2 - x * width, y: box.heightPx / 2 - y * height, width, height };
};

/** Screen pixels per pixel of the picture, in per cent: 100 is pixel for pixel. `dpr`: screen to CSS pixels. */
export const toPercent = ({ zoom }: Framing, shape: Shape, { box, dpr }: Surface): number =>
  toFit(shape, box) * zoom * dpr * 100;

/** The box in CSS pixels, and the screen's density. */
export type Surface = Readonly<{ box: Shape; dpr: number }>;

const toMostZoom = (shape: Shape, { box, dpr }: Surface): number =>
  Math.max(1, mostScreenPxPerPx / (toFit(shape, box) * dpr));

const holdWithin = (place: number, lengthPx: number, boxPx: number): number => {
  if (lengthPx <= boxPx) return 0.5;
  const half = boxPx / (2 * lengthPx);
  return Math.min(1 - half, Math.max(half, place));
};

/** The nearest framing that leaves no needless emptiness and is neither too near nor too far. */
export const toHeld = (framing: Framing, shape: Shape, surface: Surface): Framing => {
  const zoom = Math.min(toMostZoom(shape, surface), Math.max(1, framing.zoom));
  const { width, height } = toRect({ ...framing, zoom }, shape, surface.box);
  return {
    zoom,
    x: holdWithin(framing.x, width, surface.box.widthPx),
    y: holdWithin(framing.y, height, surface.box.heightPx),
  };
};

/** What stands under a place in the box, as parts of the picture; outside of it below 0 or above 1. */
export const toPicturePoint = (place: Point, rect: Rect): Point => ({
  x: (place.x - rect.x) / rect.width,
  y: (place.y - rect.y) / rect.height,
});

type Zooming = Readonly<{ factor: number; at: Point; shape: Shape; surface: Surface }>;

/** Nearer or farther, with the same detail under the pointer. */
export const zoomAt = (framing: Framing, { factor, at, shape, surface }: Zooming): Framing => {
  const { box } = surface;
  const kept = toPicturePoint(at, toRect(framing, shape, box));
  const zoom = Math.min(toMostZoom(shape, surface), Math.max(1, framing.zoom * factor));
  const { width, height } = toRect({ ...framing, zoom }, shape, box);
  const x = kept.x + (box.widthPx / 2 - at.x) / width;
  const y = kept.y + (box.heightPx / 2 - at.y) / height;
  return toHeld({ x, y, zoom }, shape, surface);
};

type Moving = Readonly<{ by: Point; shape: Shape; surface: Surface }>;

/** The picture moved under the box by CSS pixels. */
export const moveBy = (framing: Framing, { by, shape, surface }: Moving): Framing => {
  const { width, height } = toRect(framing, shape, surface.box);
  return toHeld({ ...framing, x: framing.x - by.x / width, y: framing.y - by.y / height }, shape, surface);
};

/** The framing at which one pixel of the picture is one of the screen; as near as fits where it is smaller. */
export const toTrueSize = (framing: Framing, shape: Shape, surface: Surface): Framing =>
  toHeld({ ...framing, zoom: 100 / toPercent(wholePicture, shape, surface) }, shape, surface);

/** The pixel at a place of the picture; undefined outside of it. */
export const findPixel = ({ x, y }: Point, { widthPx, heightPx }: Shape): Point | undefined =>
  x < 0 || y < 0 || x >= 1 || y >= 1 ? undefined : { x: Math.floor(x * widthPx), y: Math.floor(y * heightPx) };
