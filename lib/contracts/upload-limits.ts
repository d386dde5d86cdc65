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

/** Formats accepted at upload. */
export const acceptedFormats = ["jpeg", "png", "webp", "gif", "heic", "svg"] as const;
export type AcceptedFormat = (typeof acceptedFormats)[number];

/** The same for people, to be read as what all may be, or as what one file has to be. */
export const acceptedNames = {
  all: "JPEG, PNG, WebP, GIF, HEIC and SVG",
  any: "JPEG, PNG, WebP, GIF, HEIC or SVG",
} as const;

/** Media type -> file name extensions, in the shape file pickers take. */
export const acceptedFiles: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": [".jpg", ".jpeg"],
  "image/png": [".png"],
  "image/webp": [".webp"],
  "image/gif": [".gif"],
  "image/heic": [".heic"],
  "image/heif": [".heif"],
  "image/svg+xml": [".svg"],
};

/** How long a side may be, in pixels. WebP is bound by its area alone; a drawing is never counted in pixels. */
export const findSideLimit = (format: string): number | undefined =>
  format === "webp" || format === "svg" ? undefined : uploadLimits.sidePx;
