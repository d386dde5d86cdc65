import type { SourceFacts } from "./source-facts";

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

/** What an update replaces; absent fields stay. The empty creator removes the creator. */
export type ImageChange = Readonly<{
  id?: string;
  meta?: CatalogImage["meta"];
  creator?: string;
  requireSignedUrls?: boolean;
}>;

/** Condition on one metadata field. A field is its path through nested objects. */
export type MetaFilter = Readonly<{ path: readonly string[] }> &
  (
    | Readonly<{ operator: "eq" | "in"; values: readonly MetaValue[] }>
    | Readonly<{ operator: "gt" | "gte" | "lt" | "lte"; value: string | number }>
  );
export type MetaValue = string | number | boolean;

export type ListOrder = "asc" | "desc";
export type ListQuery = Readonly<{
  limit: number;
  order: ListOrder;
  /** Exact creator; the empty string finds images without one. */
  creator?: string;
  /** All must hold. */
  meta?: readonly MetaFilter[];
  /** Exclusive: the last image of the page before. */
  after?: Readonly<{ uploaded: string; id: string }>;
  offset?: number;
}>;

/** The images of the account. */
export interface ImageCatalog {
  find(id: string): Promise<CatalogImage | undefined>;
  /**
   * Throws EngineError 5409 when the id is taken, also by a live draft, 5453 when the account is full. With a
   * `draftKey` that draft becomes the image, once: 5409 when it is gone. Durable when it returns.
   */
  insert(image: CatalogImage, draftKey?: string): Promise<void>;
  /** The image as it is afterwards, or undefined when there is none. Throws EngineError 5409 for a taken new id. */
  update(id: string, change: ImageChange): Promise<CatalogImage | undefined>;
  /** The image that was removed, or undefined. Durable when it returns. */
  delete(id: string): Promise<CatalogImage | undefined>;
  list(query: ListQuery): Promise<readonly CatalogImage[]>;
  count(): Promise<number>;
  /** True when any image still has these bytes. */
  hasOriginal(sha256: string): Promise<boolean>;
}
