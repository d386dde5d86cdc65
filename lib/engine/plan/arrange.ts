import { EngineError } from "../engine-error";
import { findCrop } from "./crop-region";
import { type Box, type Fitted, fitSize, needsBothSides } from "./fit-size";
import type { Border, Region, RenderPlan, Size } from "./plan";
import type { ResolvedOptions } from "./resolve-options";
import { toTrimRegion } from "./trim-region";
import { withoutAbsent } from "./without-absent";

/** The steps of a plan that move pixels, and the size of what is delivered. */
export type Arrangement = Size & Pick<RenderPlan, "trim" | "flip" | "rotate" | "scaled" | "crop" | "pad" | "border">;

export type ArrangeInput = Readonly<{
  /** The source as it is seen, its orientation applied. */
  source: Size;
  options: ResolvedOptions;
  /** What is left inside the rim, where `trim=border` asks for it. */
  inner?: Region | undefined;
}>;

/** Source: the service's limits of a picture. */
const sideMostPx = 12_000;
const areaMostPx = 100_000_000;
/** A picture on its way to a cut may be longer than what is delivered, but not without end. */
const scaledSideMostPx = 100_000;

const toBox = ({ width, height, dpr = 1 }: ResolvedOptions): Box =>
  withoutAbsent({
    widthPx: width === undefined ? undefined : Math.round(width * dpr),
    heightPx: height === undefined ? undefined : Math.round(height * dpr),
  });

/** A picture that is only ever made smaller is made to fit the limits, too. */
const fit = (source: Size, options: ResolvedOptions): Fitted => {
  const { fit: name = "scale-down" } = options;
  const box = toBox(options);
  if (name !== "scale-down" && Object.keys(box).length > 0) return fitSize(source, box, name);
  const { widthPx = sideMostPx, heightPx = sideMostPx } = box;
  const bounded = { widthPx: Math.min(widthPx, sideMostPx), heightPx: Math.min(heightPx, sideMostPx) };
  return fitSize(source, bounded, "scale-down");
};

const isSameSize = (first: Size, second: Size): boolean =>
  first.widthPx === second.widthPx && first.heightPx === second.heightPx;

const findTrim = ({ source, options: { trim, dpr = 1 }, inner }: ArrangeInput): Region | undefined => {
  if (trim === undefined) return undefined;
  const region = "border" in trim ? inner : toTrimRegion(source, trim, dpr);
  return region === undefined || isSameSize(region, source) ? undefined : region;
};

const findBorder = ({ border, dpr = 1 }: ResolvedOptions): Border | undefined => {
  if (border === undefined) return undefined;
  const { color, top, right, bottom, left } = border;
  if (top + right + bottom + left === 0) return undefined;
  const toPx = (length: number): number => Math.round(length * dpr);
  return { topPx: toPx(top), rightPx: toPx(right), bottomPx: toPx(bottom), leftPx: toPx(left), color };
};

/** In the middle of the canvas; undefined when the picture fills it. */
const findPad = (picture: Size, canvas: Size): Region | undefined =>
  isSameSize(picture, canvas)
    ? undefined
    : {
        leftPx: Math.floor((canvas.widthPx - picture.widthPx) / 2),
        topPx: Math.floor((canvas.heightPx - picture.heightPx) / 2),
        widthPx: canvas.widthPx,
        heightPx: canvas.heightPx,
      };

const addBorder = ({ widthPx, heightPx }: Size, border: Border | undefined): Size =>
  border === undefined
    ? { widthPx, heightPx }
    : {
        widthPx: widthPx + border.leftPx + border.rightPx,
        heightPx: heightPx + border.topPx + border.bottomPx,
      };

const refuseBeyond = ({ widthPx, heightPx }: Size, sidePx: number): void => {
  if (widthPx <= sidePx && heightPx <= sidePx && widthPx * heightPx <= areaMostPx) return;
  const limit = `${sidePx} a side and ${areaMostPx / 1_000_000} million in all are possible`;
  throw new EngineError(
    "outputTooLarge",
    `The options ask for ${widthPx} x ${heightPx} pixels; ${limit}. Ask for less`,
  );
};

const turn = ({ widthPx, heightPx }: Size, { rotate }: ResolvedOptions): Size =>
  rotate === 90 || rotate === 270 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };

/**
 * Works out every size and place: trim, flip, rotate, scale, crop, pad, border. Throws EngineError 9401 when a trim
 * leaves nothing, 9413 when more pixels are asked for than may be delivered.
 */
export const arrange = (input: ArrangeInput): Arrangement => {
  const { options } = input;
  const trim = findTrim(input);
  const { scaled, cut = scaled, canvas = cut } = fit(turn(trim ?? input.source, options), options);
  const border = findBorder(options);
  const size = addBorder(canvas, border);
  refuseBeyond(size, sideMostPx);
  refuseBeyond(scaled, scaledSideMostPx);
  return withoutAbsent({
    ...size,
    trim,
    flip: options.flip,
    rotate: options.rotate === 0 ? undefined : options.rotate,
    scaled: { widthPx: scaled.widthPx, heightPx: scaled.heightPx },
    crop: findCrop(scaled, cut, options.gravity),
    pad: findPad(cut, canvas),
    border,
  });
};

/** Words about what the geometry cannot do as asked. */
export const toArrangeWarnings = (options: ResolvedOptions): readonly string[] => {
  const { fit: name = "scale-down", gravity, zoom = 0, upscale } = options;
  const warnings: string[] = [];
  if (needsBothSides(name, toBox(options))) warnings.push(`${name} fit mode needs both width and height`);
  if (gravity === "face") warnings.push("gravity=face is not available here, gravity=auto was used");
  if (zoom > 0) warnings.push("zoom is not available here and was ignored");
  if (upscale === "generate") warnings.push("upscale=generate is not available here, upscale=interpolate was used");
  return warnings;
};
