export type VariantOptions = Readonly<{
  fit: "scale-down" | "contain" | "cover" | "crop" | "pad";
  /** Pixels; a side that is absent follows from the other. */
  width?: number;
  height?: number;
  metadata: "none" | "copyright" | "keep";
  /** Radius 1 to 250. */
  blur?: number;
  /** Wins over the account's. */
  browserTtlSeconds?: number;
}>;

/** `device` variants choose their box by the class of the device that asks. */
export type CatalogVariant = Readonly<{
  id: string;
  options: VariantOptions | "device";
  neverRequireSignedUrls: boolean;
}>;

/** What an update replaces, each whole; absent fields stay. */
export type VariantChange = Readonly<Partial<Omit<CatalogVariant, "id">>>;

/** The variants of the account, held in memory: reading costs no query. */
export interface VariantCatalog {
  /** In the order of their names. */
  list(): Promise<readonly CatalogVariant[]>;
  find(id: string): Promise<CatalogVariant | undefined>;
  /** Throws EngineError 5409 when the name is taken, 5400 when there are `variantsMost`. Durable when it returns. */
  insert(variant: CatalogVariant): Promise<void>;
  /** The variant as it is afterwards, or undefined when there is none. Durable when it returns. */
  update(id: string, change: VariantChange): Promise<CatalogVariant | undefined>;
  /** False when there was none of that name. Durable when it returns. */
  delete(id: string): Promise<boolean>;
}

export const variantsMost = 100;
