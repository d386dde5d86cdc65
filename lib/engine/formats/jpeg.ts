import type { OutputFormat } from "./output-format";

const tinyPx = 50;
const hugePx = 3000;

/** Progressive but for tiny and huge pictures, as the service documents. */
export const jpeg = {
  mediaType: "image/jpeg",
  extension: "jpg",
  isAnimatable: false,
  toOptions: ({ widthPx, heightPx, quality }) => {
    const isTiny = widthPx < tinyPx && heightPx < tinyPx;
    const isHuge = widthPx > hugePx && heightPx > hugePx;
    // Huffman tables of its own cost a second pass over the coefficients for 0.6 % of the bytes.
    return { quality, progressive: !isTiny && !isHuge, optimiseCoding: false };
  },
} satisfies OutputFormat;
