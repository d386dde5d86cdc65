/** What the service accepts. Source: Cloudflare Images, limits and supported formats. */
export const limits = {
  fileBytes: 10 * 1024 * 1024,
  /** Boundaries, headers and text fields around the file. */
  formOverheadBytes: 64 * 1024,
  /** Longest side; WebP and AVIF are only bound by the area. */
  sidePx: 12_000,
  areaPx: 100_000_000,
  /** Sum of the areas of all frames. */
  animationAreaPx: 100_000_000,
  metadataBytes: 1024,
  idChars: 1024,
  creatorChars: 1024,
  filenameChars: 255,
  /** Parts of one form: metadata sent field by field needs a few dozen. */
  formParts: 1000,
  /** JSON bodies: the largest sensible one carries metadata and a creator, 1 kB each. */
  jsonBytes: 64 * 1024,
} as const;
