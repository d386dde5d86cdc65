import type { SourceFacts } from "../catalog/source-facts";
import type { VariantOptions } from "../catalog/variant-catalog";
import type { OutputFormatName } from "../formats/output-format";
import type { AcceptClass } from "./accept-class";
import { type Box, deviceBoxes, type DeviceClass } from "./device-box";
import type { FilePlan } from "./plan";
import { scaleDown } from "./scale-down";

/** The service's own quality where a variant names none. */
const defaultQuality = 85;
/** Animations with more pixels than this over all frames are delivered as they are. Source: service limits. */
const animationAreaPx = 50_000_000;

export type PlanInput = Readonly<{
  options: VariantOptions | "device";
  device: DeviceClass;
  facts: SourceFacts;
  accept: AcceptClass;
  /** AVIF is chosen only up to this longest output side. */
  avifMaxSidePx: number;
}>;

const toOriginalFormat = ({ format, hasAlpha }: SourceFacts): OutputFormatName => {
  // A client that takes neither AVIF nor HEIC gets the closest format everybody takes.
  if (format === "avif" || format === "heic" || format === "svg") return hasAlpha ? "png" : "jpeg";
  return format;
};

const toFormat = ({ accept, facts, avifMaxSidePx }: PlanInput, size: Box): OutputFormatName => {
  if (accept === "other") return toOriginalFormat(facts);
  const isSmall = Math.max(size.widthPx, size.heightPx) <= avifMaxSidePx;
  return accept === "avif" && isSmall && facts.frames === 1 ? "avif" : "webp";
};

const toBox = (options: PlanInput["options"], device: DeviceClass): Box =>
  options === "device"
    ? deviceBoxes[device]
    : { widthPx: options.width ?? Number.POSITIVE_INFINITY, heightPx: options.height ?? Number.POSITIVE_INFINITY };

/**
 * Decides what a request receives: size by scale-down, format by what the client takes, the whole animation or not.
 * Pure. Fits other than scale-down are not offered to clients yet and are planned as scale-down.
 */
export const toPlan = (input: PlanInput): FilePlan => {
  const { facts, options, device } = input;
  if (facts.format === "svg") return { kind: "original", format: "svg" };
  const areaPx = facts.widthPx * facts.heightPx * facts.frames;
  if (facts.frames > 1 && areaPx > animationAreaPx) return { kind: "original", format: facts.format };
  const size = scaleDown(facts, toBox(options, device));
  return {
    kind: "render",
    format: toFormat(input, size),
    widthPx: size.widthPx,
    heightPx: size.heightPx,
    quality: defaultQuality,
    frames: facts.frames > 1 ? "all" : "first",
    scaled: { widthPx: size.widthPx, heightPx: size.heightPx },
    metadata: "none",
  };
};
