import type { OutputFormatName } from "../formats/output-format";
import type { Arrangement } from "./arrange";
import { toOpaque, white } from "./color";
import type { RenderPlan, Rgba } from "./plan";
import { defaultQuality, type ResolvedOptions } from "./resolve-options";
import { withoutAbsent } from "./without-absent";

/** Everything that was decided about one delivery. */
export type Decision = Readonly<{
  options: ResolvedOptions;
  arrangement: Arrangement;
  format: OutputFormatName;
  frames: "all" | "first";
  /** Whether the picture can be seen through once every step is taken. */
  hasAlpha: boolean;
}>;

/** A step that would change nothing is none. */
const unless = (value: number | undefined, idle: readonly number[]): number | undefined =>
  value === undefined || idle.includes(value) ? undefined : value;

/** A saturation of 0 is grey; every other multiplier of 0 is ignored. */
const toEffects = (options: ResolvedOptions) => ({
  blur: unless(options.blur, [0]),
  sharpen: unless(options.sharpen, [0]),
  brightness: unless(options.brightness, [0, 1]),
  contrast: unless(options.contrast, [0, 1]),
  saturation: unless(options.saturation, [1]),
  gamma: unless(options.gamma, [0, 1]),
});

/** Only where it shows; that of a JPEG lets nothing shine through. */
const findBackground = ({ options, arrangement, format, hasAlpha }: Decision): Rgba | undefined => {
  const isPadded = arrangement.pad !== undefined;
  if (!hasAlpha && !isPadded) return undefined;
  if (format === "jpeg") return toOpaque(options.background ?? white);
  return options.background ?? (isPadded ? white : undefined);
};

type Encoding = Pick<RenderPlan, "quality" | "isLossless" | "isBaseline" | "isPalette">;

/** What an encoder does not look at is left at its default, so that equal files have equal plans. */
const encodings: Readonly<Record<OutputFormatName, (options: ResolvedOptions) => Encoding>> = {
  webp: ({ quality = defaultQuality }) => (quality === 100 ? { quality, isLossless: true } : { quality }),
  // A quality that somebody asked for allows a palette.
  png: ({ quality = 100 }) => (quality === 100 ? { quality: defaultQuality } : { quality, isPalette: true }),
  gif: () => ({ quality: defaultQuality }),
  jpeg: ({ quality = defaultQuality, format }) =>
    format === "baseline-jpeg" ? { quality, isBaseline: true } : { quality },
  avif: ({ quality = defaultQuality }) => ({ quality }),
};

export const toRenderPlan = (decision: Decision): RenderPlan => {
  const { options, arrangement, format, frames } = decision;
  return withoutAbsent({
    kind: "render" as const,
    format,
    ...encodings[format](options),
    effort: options.compression,
    frames,
    ...arrangement,
    ...toEffects(options),
    background: findBackground(decision),
    metadata: format === "jpeg" ? (options.metadata ?? "copyright") : "none",
  });
};
