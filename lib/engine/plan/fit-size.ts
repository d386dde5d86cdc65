import type { Size } from "./plan";
import { scaleDown, toSide } from "./scale-down";
import type { FitName } from "./transform-options";

/** What a picture has to fit; an absent side is free. */
export type Box = Readonly<{ widthPx?: number; heightPx?: number }>;

/** How a picture comes to its size: scaled, then cut down to `cut` or laid on a canvas. */
export type Fitted = Readonly<{ scaled: Size; cut?: Size; canvas?: Size }>;

const isFull = (box: Box): box is Size => box.widthPx !== undefined && box.heightPx !== undefined;

const toWidth = (source: Size, widthPx: number): Size => ({
  widthPx,
  heightPx: toSide((source.heightPx * widthPx) / source.widthPx),
});

const toHeight = (source: Size, heightPx: number): Size => ({
  widthPx: toSide((source.widthPx * heightPx) / source.heightPx),
  heightPx,
});

/** True when the width is the side that decides about fitting in. */
const isWider = (source: Size, box: Size): boolean => source.widthPx * box.heightPx >= source.heightPx * box.widthPx;

/** The largest that lies within the box, enlarged if need be. */
const inside = (source: Size, box: Box): Size => {
  const { widthPx, heightPx } = box;
  if (isFull(box)) return isWider(source, box) ? toWidth(source, box.widthPx) : toHeight(source, box.heightPx);
  if (widthPx !== undefined) return toWidth(source, widthPx);
  return heightPx === undefined ? source : toHeight(source, heightPx);
};

/** The smallest that covers the box. */
const around = (source: Size, box: Size): Size =>
  isWider(source, box) ? toHeight(source, box.heightPx) : toWidth(source, box.widthPx);

const isWithin = (source: Size, { widthPx = Infinity, heightPx = Infinity }: Box): boolean =>
  source.widthPx <= widthPx && source.heightPx <= heightPx;

const shrink = (source: Size, box: Box): Size => (isWithin(source, box) ? source : inside(source, box));

const crop = (source: Size, box: Size): Fitted => {
  const isLarger = source.widthPx >= box.widthPx && source.heightPx >= box.heightPx;
  const cut = {
    widthPx: Math.min(source.widthPx, box.widthPx),
    heightPx: Math.min(source.heightPx, box.heightPx),
  };
  return { scaled: isLarger ? around(source, box) : source, cut };
};

const aspectCrop = (source: Size, box: Size): Fitted => {
  const cut = scaleDown(box, source);
  return { scaled: around(source, cut), cut };
};

/** What each fit does with a whole box. */
const whole: Readonly<Record<FitName, (source: Size, box: Size) => Fitted>> = {
  "scale-down": (source, box) => ({ scaled: scaleDown(source, box) }),
  contain: (source, box) => ({ scaled: inside(source, box) }),
  cover: (source, box) => ({ scaled: around(source, box), cut: box }),
  crop,
  "aspect-crop": aspectCrop,
  pad: (source, box) => ({ scaled: inside(source, box), canvas: box }),
  squeeze: (_source, box) => ({ scaled: box }),
  "scale-up": (source, box) => ({ scaled: isWithin(source, box) ? inside(source, box) : source }),
};

/** What each fit does when one side is free: nothing is cut, laid out or distorted. */
const open: Readonly<Record<FitName, (source: Size, box: Box) => Size>> = {
  "scale-down": shrink,
  contain: inside,
  cover: inside,
  crop: shrink,
  "aspect-crop": shrink,
  pad: inside,
  squeeze: inside,
  "scale-up": (source, box) => (isWithin(source, box) ? inside(source, box) : source),
};

/** True when this fit is one only with both sides of the box. */
export const needsBothSides = (fit: FitName, box: Box): boolean =>
  ["cover", "crop", "aspect-crop", "pad", "squeeze"].includes(fit) && !isFull(box);

/** Sides are rounded half up, never below one pixel. Source: the service's description of its fits. */
export const fitSize = (source: Size, box: Box, fit: FitName): Fitted =>
  isFull(box) ? whole[fit](source, box) : { scaled: open[fit](source, box) };
