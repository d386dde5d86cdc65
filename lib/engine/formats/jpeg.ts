import type { OutputFormat } from "./output-format";

const tinyPx = 50;
const hugePx = 3000;

/** Progressive but for tiny and huge pictures, as the service documents, and where baseline is asked for. */
export const jpeg = {
  mediaType: "image/jpeg",
  extension: "jpg",
  isAnimatable: false,
  toOptions: ({ widthPx, heightPx, quality, isBaseline }) => {
    const isTiny = widthPx < tinyPx && heightPx < tinyPx;
    const isHuge = widthPx > hugePx && heightPx > hugePx;
    // Huffman tables of its own save a baseline file 0.6 % of its bytes for a second pass; progressive needs them anyway.
    return { quality, progressive: isBaseline !== true && !isTiny && !isHuge, optimiseCoding: false };
  },
} satisfies OutputFormat;
