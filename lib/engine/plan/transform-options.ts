import type { Rgba } from "./plan";

export const fitNames = [
  "scale-down",
  "contain",
  "cover",
  "crop",
  "aspect-crop",
  "pad",
  "squeeze",
  "scale-up",
] as const;
export type FitName = (typeof fitNames)[number];

export const gravityNames = ["auto", "face", "left", "right", "top", "bottom", "center", "entropy"] as const;
/** Shares of the width and height, 0 to 1; with `box-center` the cut is centred on them, else they divide what is left. */
export type GravityPoint = Readonly<{ x: number; y: number; mode?: "box-center" }>;
export type Gravity = (typeof gravityNames)[number] | GravityPoint;

export const formatNames = [
  "auto",
  "avif",
  "webp",
  "jpeg",
  "baseline-jpeg",
  "png",
  "png-force",
  "json",
  "svg",
] as const;
export type FormatName = (typeof formatNames)[number];

export const metadataNames = ["copyright", "keep", "none"] as const;
type MetadataName = (typeof metadataNames)[number];

/** Below 1 a share of the side it is measured along, from 1 on pixels. */
type TrimLength = number;
/** Cut off the sides; `width` and `height` say what is kept instead of `right` and `bottom`. */
export type SideTrim = Readonly<{
  top?: TrimLength;
  right?: TrimLength;
  bottom?: TrimLength;
  left?: TrimLength;
  width?: TrimLength;
  height?: TrimLength;
}>;
/** Cut off what has the colour of the rim: `tolerance` 0 to 255 is how far a channel may be from it. */
export type BorderTrim = Readonly<{ border: Readonly<{ color?: Rgba; tolerance?: number; keep?: number }> }>;

export type BorderOption = Readonly<{ color: Rgba; top: number; right: number; bottom: number; left: number }>;

/** Widths that `width=auto` may choose, and those it takes where the browser gives no hint. Pixels. */
export type AutoWidth = Readonly<{ breakpoints?: readonly number[]; mobile?: number; desktop?: number }>;

/**
 * What a URL or a variant asks for, each value within its limits. Sides in CSS pixels: `dpr` multiplies them.
 * Source: the service's parameters; an absent one has the service's default.
 */
export type TransformOptions = Readonly<{
  width?: number | "auto";
  autoWidth?: AutoWidth;
  height?: number;
  dpr?: number;
  fit?: FitName;
  gravity?: Gravity;
  /** 0 to 1; only meant with faces. */
  zoom?: number;
  /** 1 to 100. */
  quality?: number;
  /** Quality on a slow connection. */
  slowQuality?: number;
  format?: FormatName;
  metadata?: MetadataName;
  /** False: the first frame alone. */
  isAnimated?: boolean;
  background?: Rgba;
  blur?: number;
  sharpen?: number;
  brightness?: number;
  contrast?: number;
  saturation?: number;
  gamma?: number;
  flip?: "h" | "v" | "hv";
  rotate?: 0 | 90 | 180 | 270;
  trim?: SideTrim | BorderTrim;
  border?: BorderOption;
  compression?: "fast";
  upscale?: "interpolate" | "generate";
}>;
