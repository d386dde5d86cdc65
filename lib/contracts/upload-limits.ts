/**
 * What the service accepts, for both sides of the wire.
 * Source: Cloudflare Images, limits and supported formats.
 */
export const uploadLimits = {
  fileBytes: 10 * 1024 * 1024,
  sidePx: 12_000,
  areaPx: 100_000_000,
  metadataBytes: 1024,
  idChars: 1024,
  creatorChars: 1024,
  filenameChars: 255,
} as const;

/** Formats accepted at upload. SVG follows once it can be sanitised. */
export const acceptedFormats = ["jpeg", "png", "webp", "gif"] as const;
export type AcceptedFormat = (typeof acceptedFormats)[number];

/** Media type -> file name extensions, in the shape file pickers take. */
export const acceptedFiles: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
  "image/webp": [".webp"],
  "image/gif": [".gif"],
};
