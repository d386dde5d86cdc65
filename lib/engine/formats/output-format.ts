/** Formats that can be delivered. */
export type OutputFormatName = "jpeg" | "webp" | "avif" | "png" | "gif";

/** What an encoder has to know of the picture it is about to write. */
type EncodeTarget = Readonly<{
  widthPx: number;
  heightPx: number;
  /** 1 to 100, on JPEG's scale. */
  quality: number;
  isLossless?: true;
  isBaseline?: true;
  isPalette?: true;
  effort?: "fast";
}>;

/** One record per format; `toOptions` gives the encoder's own options. */
export type OutputFormat = Readonly<{
  mediaType: string;
  extension: string;
  isAnimatable: boolean;
  toOptions: (target: EncodeTarget) => Readonly<Record<string, boolean | number | string>>;
}>;
