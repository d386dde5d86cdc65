import type { OutputFormat } from "./output-format";

/** Effort 2 costs half the time of the default 4 for at most 3 % more bytes. */
export const webp = {
  mediaType: "image/webp",
  extension: "webp",
  isAnimatable: true,
  toOptions: ({ quality, isLossless, effort }) => ({
    effort: effort === "fast" ? 0 : 2,
    ...(isLossless === true ? { lossless: true } : { quality }),
  }),
} satisfies OutputFormat;
