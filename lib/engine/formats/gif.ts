import type { OutputFormat } from "./output-format";

/** Keeps the palette of the source where it fits. */
export const gif = {
  mediaType: "image/gif",
  extension: "gif",
  isAnimatable: true,
  toOptions: () => ({ reuse: true, effort: 4 }),
} satisfies OutputFormat;
