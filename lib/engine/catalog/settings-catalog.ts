export type AccountSettings = Readonly<{
  /** Whether delivery URLs may carry options instead of a variant's name. */
  flexibleVariants: boolean;
  /** How long a browser keeps what it got, 3,600 to 31,536,000. */
  browserTtlSeconds: number;
  /** Whether content credentials survive in variants that keep metadata. */
  preserveContentCredentials: boolean;
}>;

/** The account's settings, held in memory. */
export interface SettingsCatalog {
  get(): Promise<AccountSettings>;
  /** The settings as they are afterwards. Durable when it returns. */
  update(change: Partial<AccountSettings>): Promise<AccountSettings>;
}
