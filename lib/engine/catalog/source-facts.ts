/** Formats of originals the engine keeps. */
export type SourceFormat = "jpeg" | "png" | "webp" | "gif" | "avif" | "heic" | "svg";

/** What the decoder found in an original, once, at upload. Sizes are after the EXIF orientation is applied. */
export type SourceFacts = Readonly<{
  format: SourceFormat;
  widthPx: number;
  heightPx: number;
  /** Frames; 1 for a still. */
  frames: number;
  /** EXIF orientation, 1 to 8. */
  orientation: number;
  hasAlpha: boolean;
  /** `srgb` needs no colour transform, `other` does, `none` is taken as sRGB. */
  profile: "none" | "srgb" | "other";
}>;
