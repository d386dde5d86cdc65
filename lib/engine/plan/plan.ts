import { createHash } from "node:crypto";
import type { SourceFormat } from "../catalog/source-facts";
import type { OutputFormatName } from "../formats/output-format";

/** Raised when the same plan gives other pixels than before: it is part of every cache key and ETag. */
export const engineVersion = 3;

/** Colours 0 to 255, alpha 0 to 1. */
export type Rgba = Readonly<{ red: number; green: number; blue: number; alpha: number }>;
/** A rectangle of whole pixels. */
export type Region = Readonly<{ leftPx: number; topPx: number; widthPx: number; heightPx: number }>;
export type Size = Readonly<{ widthPx: number; heightPx: number }>;
/** A cut whose place is found in the pixels. */
export type SeekingCrop = Readonly<{ gravity: "attention" | "entropy"; widthPx: number; heightPx: number }>;
export type Border = Readonly<{ topPx: number; rightPx: number; bottomPx: number; leftPx: number; color: Rgba }>;

/**
 * Exactly what the renderer obeys: every number resolved, sizes in pixels of the oriented picture. An absent field is
 * a step not taken. Order: trim, flip, rotate, scale, crop, pad, blur, sharpen, colour, border.
 */
export type RenderPlan = Readonly<{
  kind: "render";
  format: OutputFormatName;
  /** Size of what is delivered, border included. */
  widthPx: number;
  heightPx: number;
  /** 1 to 100, on JPEG's scale. */
  quality: number;
  isLossless?: true;
  /** A JPEG that is not progressive. */
  isBaseline?: true;
  /** PNG of at most 256 colours. */
  isPalette?: true;
  effort?: "fast";
  frames: "all" | "first";
  /** Kept of the oriented source. */
  trim?: Region;
  flip?: "h" | "v" | "hv";
  /** Degrees clockwise, after the flip. */
  rotate?: 90 | 180 | 270;
  /** What the trimmed, flipped, rotated pixels are scaled to. */
  scaled: Size;
  /** Cut out of the scaled picture. */
  crop?: Region | SeekingCrop;
  /** Where the picture lies on a canvas of this size. */
  pad?: Region;
  /** Under transparency, and in the padding. */
  background?: Rgba;
  /** Radius 1 to 250. */
  blur?: number;
  /** Strength, above 0 up to 10. */
  sharpen?: number;
  /** Multipliers; 1 changes nothing. */
  brightness?: number;
  contrast?: number;
  saturation?: number;
  /** Exponent: out = in ^ gamma. */
  gamma?: number;
  border?: Border;
  /** What a JPEG keeps of its EXIF; other formats keep nothing. */
  metadata: "none" | "copyright" | "keep";
}>;
type OriginalPlan = Readonly<{ kind: "original"; format: SourceFormat }>;
/** `format=json`: the size that would be delivered, in words. */
type FactsPlan = Readonly<{ kind: "facts"; widthPx: number; heightPx: number }>;
/** Plans whose outcome is a file. */
export type FilePlan = RenderPlan | OriginalPlan;
export type Plan = FilePlan | FactsPlan;

/** The same text for the same value, whatever the order its fields were written in. */
const toCanonicalText = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${name}:${toCanonicalText(field)}`).join()}}`;
};

const hashChars = 32;

/** Equal plans have equal keys, and plans that differ have different ones. Fits into a storage key. */
export const planKey = (plan: Plan): string => {
  const hash = createHash("sha256").update(toCanonicalText(plan)).digest("hex").slice(0, hashChars);
  return `${engineVersion}-${hash}.${plan.kind === "facts" ? "json" : plan.format}`;
};
