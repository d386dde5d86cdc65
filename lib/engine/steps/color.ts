import type { OutputFormatName } from "../formats/output-format";
import type { Rgba } from "../plan/plan";

type Color = { r: number; g: number; b: number; alpha: number };

export const white: Rgba = { red: 255, green: 255, blue: 255, alpha: 1 };

const opaqueFormats: ReadonlySet<OutputFormatName> = new Set<OutputFormatName>(["jpeg"]);

export const isOpaqueFormat = (format: OutputFormatName): boolean => opaqueFormats.has(format);

/** The colour as `format` can hold it: over white where there is no transparency. */
export const toColor = ({ red, green, blue, alpha }: Rgba, format: OutputFormatName): Color => {
  if (alpha >= 1 || !isOpaqueFormat(format)) return { r: red, g: green, b: blue, alpha };
  const overWhite = (value: number): number => Math.round(value * alpha + 255 * (1 - alpha));
  return { r: overWhite(red), g: overWhite(green), b: overWhite(blue), alpha: 1 };
};
