import type { OutputFormat } from "./output-format";

const tinyPx = 50;
const hugePx = 3000;

/**
 * Progressive but for tiny and huge pictures, as the service documents, and where baseline or haste is asked for: ten
 * scans cost a third of the whole work on a small picture.
 */
export const jpeg = {
  mediaType: "image/jpeg",
  extension: "jpg",
  isAnimatable: false,
  toOptions: ({ widthPx, heightPx, quality, isBaseline, effort }) => {
    const isTiny = widthPx < tinyPx && heightPx < tinyPx;
    const isHuge = widthPx > hugePx && heightPx > hugePx;
    // Huffman tables of its own save a baseline file 0.6 % of its bytes for a second pass; progressive needs them anyway.
    const isPlain = isTiny || isHuge || isBaseline === true || effort === "fast";
    return { quality, progressive: !isPlain, optimiseCoding: false };
  },
} satisfies OutputFormat;
