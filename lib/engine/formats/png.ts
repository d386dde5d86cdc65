import type { OutputFormat } from "./output-format";

/** Truecolour as it is, or at most 256 colours of the best palette where a quality was asked for. */
export const png = {
  mediaType: "image/png",
  extension: "png",
  isAnimatable: false,
  toOptions: ({ quality, isPalette, effort }) => ({
    compressionLevel: effort === "fast" ? 2 : 6,
    ...(isPalette === true ? { palette: true, quality, effort: effort === "fast" ? 1 : 4 } : {}),
  }),
} satisfies OutputFormat;
