/** A secret that signs delivery URLs: its value is used as text. */
export type SigningKey = Readonly<{ name: string; value: string }>;

/** The signing keys of the account, oldest first. There is always at least one. Held in memory. */
export interface SigningKeyCatalog {
  list(): Promise<readonly SigningKey[]>;
  /**
   * Makes a key of that name with a value of its own. One that exists is kept as it is: a repeated PUT must not void
   * the URLs that are out. Throws EngineError 5400 when there are `signingKeysMost`. Durable when it returns.
   */
  put(name: string): Promise<void>;
  /** False when there was none. Deleting the last makes `default` anew, with another value. Durable when it returns. */
  delete(name: string): Promise<boolean>;
}

export const signingKeysMost = 10;
