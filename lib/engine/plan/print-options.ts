import { printColor } from "./color";
import type { BorderTrim, Gravity, SideTrim, TransformOptions } from "./transform-options";

type Pair = readonly [name: string, value: string | number | boolean | undefined];

const printGravity = (gravity: Gravity | undefined): readonly Pair[] => {
  if (gravity === undefined || typeof gravity === "string") return [["gravity", gravity]];
  return [
    ["gravity", `${gravity.x}x${gravity.y}`],
    ["gravity.mode", gravity.mode],
  ];
};

const printTrim = (trim: SideTrim | BorderTrim | undefined): readonly Pair[] => {
  if (trim === undefined) return [];
  if (!("border" in trim)) return Object.entries(trim).map(([name, value]) => [`trim.${name}`, value]);
  const { color, tolerance, keep } = trim.border;
  return [
    ["trim", "border"],
    ["trim.border.color", color && printColor(color)],
    ["trim.border.tolerance", tolerance],
    ["trim.border.keep", keep],
  ];
};

const printBorder = (border: TransformOptions["border"]): readonly Pair[] => {
  if (border === undefined) return [];
  const { color, top, right, bottom, left } = border;
  return [
    ["border", [top, right, bottom, left].join(";")],
    ["border.color", printColor(color)],
  ];
};

const printSize = ({ width, height, autoWidth, dpr }: TransformOptions): readonly Pair[] => [
  ["width", width],
  ["wbreakpoints", autoWidth?.breakpoints?.join(";")],
  ["wmobile", autoWidth?.mobile],
  ["wdesktop", autoWidth?.desktop],
  ["height", height],
  ["dpr", dpr],
];

/** The canonical text of options, not percent-encoded: `parseOptions` reads it back as the same. */
export const printOptions = (options: TransformOptions): string => {
  const { background } = options;
  const pairs: readonly Pair[] = [
    ...printSize(options),
    ["fit", options.fit],
    ...printGravity(options.gravity),
    ["zoom", options.zoom],
    ["quality", options.quality],
    ["slow-connection-quality", options.slowQuality],
    ["format", options.format],
    ["metadata", options.metadata],
    ["anim", options.isAnimated],
    ["background", background && printColor(background)],
    ["blur", options.blur],
    ["sharpen", options.sharpen],
    ["brightness", options.brightness],
    ["contrast", options.contrast],
    ["saturation", options.saturation],
    ["gamma", options.gamma],
    ["flip", options.flip],
    ["rotate", options.rotate],
    ...printTrim(options.trim),
    ...printBorder(options.border),
    ["compression", options.compression],
    ["upscale", options.upscale],
  ];
  return pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join();
};
