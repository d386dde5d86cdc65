import type { OutputFormat } from "./output-format";

/** Keeps the palette of the source where it fits. */
export const gif = {
  mediaType: "image/gif",
  extension: "gif",
  isAnimatable: true,
  toOptions: ({ effort }) => ({ reuse: true, effort: effort === "fast" ? 1 : 4 }),
} satisfies OutputFormat;
