import type { SourceFacts, SourceFormat } from "@/lib/engine/catalog/source-facts";
import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "../api/limits";
import { sniffedBytes, sniffFormat } from "./sniff-format";

/** Formats taken in. AVIF is an Enterprise feature of the service and its decoder the riskiest: kept out. */
const acceptedFormats: readonly SourceFormat[] = ["jpeg", "png", "webp", "gif"];

const unboundSides: readonly SourceFormat[] = ["webp", "avif"];

/** The service's own refusal, plus what these bytes are. */
export const toFormatRefusal = (found: string, cause?: unknown): EngineError =>
  new EngineError(
    "notAnImage",
    `Uploaded image must have image/jpeg, image/png, image/webp or image/gif content-type: ${found}`,
    { cause },
  );

/** Throws EngineError 5455 unless the bytes themselves say that they are of an accepted format. */
export const checkFormat = (bytes: Uint8Array): void => {
  const format = sniffFormat(bytes.subarray(0, sniffedBytes));
  if (acceptedFormats.some((accepted) => accepted === format)) return;
  throw toFormatRefusal(format === "unknown" ? "these bytes are not a picture" : `these bytes are ${format}`);
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
