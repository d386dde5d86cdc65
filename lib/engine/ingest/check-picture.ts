import type { SourceFacts, SourceFormat } from "@/lib/engine/catalog/source-facts";
import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "../api/limits";
import { type SniffedFormat, sniffFormat } from "@/lib/pictures/sniff-format";

const acceptedFormats: readonly SniffedFormat[] = ["jpeg", "png", "webp", "gif", "svg", "heic"];

const unboundSides: readonly SourceFormat[] = ["webp", "avif"];

/** The service's own refusal, plus what these bytes are. */
export const toFormatRefusal = (found: string, cause?: unknown): EngineError =>
  new EngineError(
    "notAnImage",
    `Uploaded image must have image/jpeg, image/png, image/webp, image/gif or image/svg+xml content-type: ${found}`,
    { cause },
  );

const toRemedy = (format: SniffedFormat): string => {
  if (format === "unknown") return "these bytes are not a picture";
  if (format === "gzip") return "these bytes are compressed; unpack them first";
  // Its decoder is the riskiest, and the service takes it from Enterprise accounts only.
  return format === "avif" ? "these bytes are avif, which is not enabled" : `these bytes are ${format}`;
};

/**
 * What the bytes themselves say they are. Throws EngineError 5455 unless it is taken in; AVIF only where it is allowed.
 */
export const sniffAccepted = (bytes: Uint8Array, { takesAvif }: Readonly<{ takesAvif: boolean }>): SniffedFormat => {
  const format = sniffFormat(bytes);
  if (acceptedFormats.includes(format) || (format === "avif" && takesAvif)) return format;
  throw toFormatRefusal(toRemedy(format));
};

const figure = (value: number): string => value.toLocaleString("en-US");

/** Throws EngineError 5413 or 5443, with the limit and the figure, when a picture is larger than the service takes. */
export const checkSize = ({ format, widthPx, heightPx, frames }: SourceFacts): void => {
  const size = `${figure(widthPx)} x ${figure(heightPx)} px`;
  if (!unboundSides.includes(format) && Math.max(widthPx, heightPx) > limits.sidePx) {
    throw new EngineError("tooLarge", `The image is ${size}; the limit is ${figure(limits.sidePx)} px on each side`);
  }
  const areaPx = widthPx * heightPx;
  if (frames > 1 && areaPx * frames > limits.animationAreaPx) {
    const total = `${figure(frames)} frames of ${size} make ${figure(areaPx * frames)} pixels`;
    throw new EngineError("animationTooLarge", `${total}; the limit is ${figure(limits.animationAreaPx)}`);
  }
  if (areaPx > limits.areaPx) {
    const total = `The image is ${size}, ${figure(areaPx)} pixels`;
    throw new EngineError("tooLarge", `${total}; the limit is ${figure(limits.areaPx)}`);
  }
};
