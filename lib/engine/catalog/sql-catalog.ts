import { migrateToLatest } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open-database";
import type { Catalog } from "./catalog";
import { catalogMigrations } from "./migrations";
import type { CatalogSchema } from "./schema";
import { openDrafts } from "./sql-drafts";
import { openImages } from "./sql-images";
import { openSettings } from "./sql-settings";
import { openSigningKeys } from "./sql-signing-keys";
import { openTokens } from "./sql-tokens";
import { openVariants } from "./sql-variants";

/**
 * Opens the engine's memory in one database file, bringing its tables up to date. The folder must exist.
 * `imagesMost` is how many images the account may keep; without it there is no limit.
 */
export const openCatalog = async (
  file: string,
  { imagesMost = Number.POSITIVE_INFINITY }: Readonly<{ imagesMost?: number }> = {},
): Promise<Catalog> => {
  const db = openDatabase<CatalogSchema>({ file });
  try {
    await migrateToLatest(db, catalogMigrations);
    return {
      images: await openImages(db, { imagesMost }),
      drafts: openDrafts(db, { imagesMost }),
      variants: await openVariants(db),
      signingKeys: await openSigningKeys(db),
      settings: await openSettings(db),
      apiTokens: openTokens(db),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
};
