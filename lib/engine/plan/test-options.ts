import fc from "fast-check";
import { fitNames, formatNames, gravityNames, metadataNames, type TransformOptions } from "./transform-options";

const decimal = (most: number) => fc.integer({ min: 0, max: most * 10_000 }).map((steps) => steps / 10_000);
const channel = fc.integer({ min: 0, max: 255 });
const alpha = fc.integer({ min: 0, max: 1000 }).map((steps) => steps / 1000);
const color = fc.record({ red: channel, green: channel, blue: channel, alpha });
const side = fc.integer({ min: 1, max: 12_000 });
const length = fc.oneof(
  fc.integer({ min: 0, max: 9999 }).map((steps) => steps / 10_000),
  fc.integer({ min: 1, max: 100_000 }),
);
const quality = fc.integer({ min: 1, max: 100 });
const borderWidth = fc.integer({ min: 0, max: 6000 });
export const isFilled = (shape: object): boolean => Object.keys(shape).length > 0;
const optional: { requiredKeys: [] } = { requiredKeys: [] };

/** Every value that can be written. */
export const anyOptions: fc.Arbitrary<TransformOptions> = fc.record(
  {
    width: fc.oneof(side, fc.constant("auto" as const)),
    autoWidth: fc
      .record(
        {
          breakpoints: fc
            .array(side, { minLength: 1, maxLength: 20 })
            .map((widths) => widths.toSorted((a, b) => a - b)),
          mobile: side,
          desktop: side,
        },
        optional,
      )
      .filter(isFilled),
    height: side,
    dpr: fc.integer({ min: 10_000, max: 20_000 }).map((steps) => steps / 10_000),
    fit: fc.constantFrom(...fitNames),
    gravity: fc.oneof(
      fc.constantFrom(...gravityNames),
      fc.record({ x: decimal(1), y: decimal(1) }),
      fc.record({ x: decimal(1), y: decimal(1), mode: fc.constant("box-center" as const) }),
    ),
    zoom: decimal(1),
    quality,
    slowQuality: quality,
    format: fc.constantFrom(...formatNames),
    metadata: fc.constantFrom(...metadataNames),
    isAnimated: fc.boolean(),
    background: color,
    blur: decimal(250),
    sharpen: decimal(10),
    brightness: decimal(100),
    contrast: decimal(100),
    saturation: decimal(100),
    gamma: decimal(100),
    flip: fc.constantFrom("h", "v", "hv"),
    rotate: fc.constantFrom(0, 90, 180, 270),
    trim: fc.oneof(
      fc
        .record({ top: length, right: length, bottom: length, left: length, width: length, height: length }, optional)
        .filter(isFilled),
      fc.record({ border: fc.record({ color, tolerance: decimal(255), keep: borderWidth }, optional) }),
    ),
    border: fc.record({ color, top: borderWidth, right: borderWidth, bottom: borderWidth, left: borderWidth }),
    compression: fc.constant("fast"),
    upscale: fc.constantFrom("interpolate", "generate"),
  },
  optional,
);
