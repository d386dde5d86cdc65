/** A promise of an image: whoever has its one-time URL may bring the bytes. Not listed, not delivered. */
export type CatalogDraft = Readonly<{
  id: string;
  /** Random; tells a draft from a later one with the same id. */
  key: string;
  meta: Readonly<Record<string, unknown>>;
  creator: string | undefined;
  requireSignedUrls: boolean;
  /** RFC 3339 with milliseconds, Z. */
  created: string;
  /** RFC 3339 with milliseconds, Z; from this moment on no upload may begin. */
  expires: string;
}>;

/** The drafts of the account. `ImageCatalog.insert` turns one into an image. */
export interface DraftCatalog {
  /** Also one that has expired, until it is swept. */
  find(id: string): Promise<CatalogDraft | undefined>;
  /**
   * Replaces an expired draft of that id. Throws EngineError 5409 when an image or a live draft has the id, 5453 when
   * images and live drafts fill the account. Durable when it returns.
   */
  insert(draft: CatalogDraft): Promise<void>;
  /** True when there was one. */
  delete(id: string): Promise<boolean>;
  /** Removes what expired before `moment`; returns how many. */
  sweep(moment: string): Promise<number>;
}
