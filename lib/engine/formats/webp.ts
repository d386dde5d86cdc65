import type { OutputFormat } from "./output-format";

/**
 * Effort 2 costs less than half the time of the default 4, and at the same number some quality: 88 has the SSIM of the
 * default's 85 within 0.0015 on every photograph measured (0.004 lower at 85), for a quarter more bytes.
 */
const qualityRatio = 88 / 85;

export const webp = {
  mediaType: "image/webp",
  extension: "webp",
  isAnimatable: true,
  toOptions: ({ quality, isLossless, effort }) => ({
    effort: effort === "fast" ? 0 : 2,
    ...(isLossless === true ? { lossless: true } : { quality: Math.min(100, Math.round(quality * qualityRatio)) }),
  }),
} satisfies OutputFormat;
