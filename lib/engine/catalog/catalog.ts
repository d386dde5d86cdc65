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

export type CatalogImage = Readonly<{
  id: string;
  filename: string | undefined;
  meta: Readonly<Record<string, unknown>>;
  creator: string | undefined;
  /** RFC 3339 with milliseconds, Z. */
  uploaded: string;
  requireSignedUrls: boolean;
  sha256: string;
  sizeBytes: number;
  facts: SourceFacts;
}>;

export type VariantOptions = Readonly<{
  fit: "scale-down" | "contain" | "cover" | "crop" | "pad";
  width: number;
  height: number;
  metadata: "none" | "copyright" | "keep";
}>;

/** `device` variants choose their box by the class of the device that asks. */
export type CatalogVariant = Readonly<{
  id: string;
  options: VariantOptions | "device";
  neverRequireSignedUrls: boolean;
}>;

export type ListOrder = "asc" | "desc";
export type ListQuery = Readonly<{
  limit: number;
  order: ListOrder;
  /** Exact creator; the empty string finds images without one. */
  creator?: string;
  /** Exact text value of one top-level metadata field. */
  meta?: Readonly<Record<string, string>>;
  /** Exclusive: the last image of the page before. */
  after?: Readonly<{ uploaded: string; id: string }>;
  offset?: number;
}>;

/** The engine's own memory of images and variants. */
export interface Catalog {
  findImage(id: string): Promise<CatalogImage | undefined>;
  /** Throws EngineError 5409 when the id is taken. Durable when it returns. */
  insertImage(image: CatalogImage): Promise<void>;
  /** The image that was removed, or undefined. Durable when it returns. */
  deleteImage(id: string): Promise<CatalogImage | undefined>;
  listImages(query: ListQuery): Promise<readonly CatalogImage[]>;
  countImages(): Promise<number>;
  /** True when any image still has these bytes. */
  hasOriginal(sha256: string): Promise<boolean>;
  listVariants(): Promise<readonly CatalogVariant[]>;
  close(): Promise<void>;
}
