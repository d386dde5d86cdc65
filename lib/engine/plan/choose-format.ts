import type { SourceFacts } from "../catalog/source-facts";
import { EngineError } from "../engine-error";
import type { OutputFormatName } from "../formats/output-format";
import type { AcceptClass } from "./accept-class";
import type { Size } from "./plan";
import type { ResolvedOptions } from "./resolve-options";
import type { FormatName } from "./transform-options";

export type FormatInput = Readonly<{
  options: ResolvedOptions;
  facts: SourceFacts;
  accept: AcceptClass;
  /** Of what is delivered. */
  size: Size;
  hasAlpha: boolean;
  /** AVIF is chosen only up to this longest output side. */
  avifMaxSidePx: number;
}>;

const isMoving = ({ facts, options }: FormatInput): boolean => facts.frames > 1 && options.isAnimated !== false;

const isAvifPossible = (input: FormatInput): boolean =>
  Math.max(input.size.widthPx, input.size.heightPx) <= input.avifMaxSidePx && !isMoving(input);

/** The format everybody takes that is closest to the source's; for HEIC always JPEG, as the service has it. */
const toPlainFormat = ({ facts: { format }, hasAlpha }: FormatInput): OutputFormatName => {
  if (format === "heic" || format === "svg") return "jpeg";
  if (format === "avif") return hasAlpha ? "png" : "jpeg";
  return format;
};

const negotiate = (input: FormatInput): OutputFormatName => {
  // Quickest to write; transparency and motion would be lost in a JPEG.
  if (input.options.compression === "fast" && !input.hasAlpha && !isMoving(input)) return "jpeg";
  if (input.accept === "other") return toPlainFormat(input);
  return input.accept === "avif" && isAvifPossible(input) ? "avif" : "webp";
};

/** Formats that are made whatever the picture and the client are. */
const fixed: Readonly<Partial<Record<FormatName, OutputFormatName>>> = {
  webp: "webp",
  jpeg: "jpeg",
  "baseline-jpeg": "jpeg",
  png: "png",
  "png-force": "png",
};

/** Throws EngineError 9412 when the picture cannot become what is asked for. */
export const chooseFormat = (input: FormatInput): OutputFormatName => {
  const { format = "auto" } = input.options;
  if (format === "svg") throw new EngineError("unsupportedSource", "Pixels cannot be delivered as SVG");
  if (format === "avif") return isAvifPossible(input) ? "avif" : "webp";
  return fixed[format] ?? negotiate(input);
};
