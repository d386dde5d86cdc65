/** `api` opens the API host, `batch` the batch host. */
export type TokenScope = "api" | "batch";

export type CatalogToken = Readonly<{
  /** SHA-256 of the token, hex: the token itself is not kept. */
  hash: string;
  scope: TokenScope;
  /** For people; unique among the tokens of the API. */
  name: string;
  canWrite: boolean;
  createdAt: string;
  /** RFC 3339, milliseconds, Z. Undefined lasts until it is revoked. */
  expiresAt: string | undefined;
}>;

/** Tokens beside the account's own. */
export interface TokenCatalog {
  find(hash: string): Promise<CatalogToken | undefined>;
  list(scope: TokenScope): Promise<readonly CatalogToken[]>;
  /** False when an API token of that name exists. Durable when it returns. */
  insert(token: CatalogToken): Promise<boolean>;
  /** False when there was none of that name. */
  revoke(name: string): Promise<boolean>;
  /** Removes what ended before `now`. */
  sweep(now: string): Promise<void>;
}
