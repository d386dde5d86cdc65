import type { Kysely, Selectable } from "@/lib/db/kysely";
import { KeptValue } from "./kept-value";
import type { CatalogSchema } from "./schema";
import type { AccountSettings, SettingsCatalog } from "./settings-catalog";

type Db = Kysely<CatalogSchema>;

const toSettings = (row: Selectable<CatalogSchema["account"]>): AccountSettings => ({
  flexibleVariants: row.flexible_variants === 1,
  browserTtlSeconds: row.browser_ttl_seconds,
  preserveContentCredentials: row.preserve_content_credentials === 1,
});

const readSettings = async (db: Db): Promise<AccountSettings> =>
  toSettings(await db.selectFrom("account").selectAll().where("id", "=", 1).executeTakeFirstOrThrow());

/** The settings in SQL, kept in memory: every delivery asks for them. */
class SqlSettings implements SettingsCatalog {
  readonly #kept: KeptValue<AccountSettings>;

  constructor(kept: KeptValue<AccountSettings>) {
    this.#kept = kept;
  }

  get(): Promise<AccountSettings> {
    return Promise.resolve(this.#kept.current);
  }

  update(change: Partial<AccountSettings>): Promise<AccountSettings> {
    return this.#kept.write(async (trx) => {
      const after = { ...(await readSettings(trx)), ...change };
      await trx
        .updateTable("account")
        .set({
          flexible_variants: after.flexibleVariants ? 1 : 0,
          browser_ttl_seconds: after.browserTtlSeconds,
          preserve_content_credentials: after.preserveContentCredentials ? 1 : 0,
        })
        .where("id", "=", 1)
        .execute();
      return after;
    });
  }
}

export const openSettings = async (db: Db): Promise<SettingsCatalog> =>
  new SqlSettings(await KeptValue.open(db, readSettings));
