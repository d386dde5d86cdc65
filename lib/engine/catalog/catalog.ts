import type { DraftCatalog } from "./draft-catalog";
import type { ImageCatalog } from "./image-catalog";
import type { SettingsCatalog } from "./settings-catalog";
import type { SigningKeyCatalog } from "./signing-key-catalog";
import type { TokenCatalog } from "./token-catalog";
import type { VariantCatalog } from "./variant-catalog";

/** The engine's own memory, by noun. All parts share one database. */
export type Catalog = Readonly<{
  images: ImageCatalog;
  drafts: DraftCatalog;
  variants: VariantCatalog;
  signingKeys: SigningKeyCatalog;
  settings: SettingsCatalog;
  apiTokens: TokenCatalog;
  close(): Promise<void>;
}>;
