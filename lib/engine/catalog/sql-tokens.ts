import type { Kysely, Selectable } from "@/lib/db/kysely";
import type { CatalogSchema } from "./schema";
import type { CatalogToken, TokenCatalog, TokenScope } from "./token-catalog";

type Db = Kysely<CatalogSchema>;

const toToken = (row: Selectable<CatalogSchema["access_token"]>): CatalogToken => ({
  hash: row.hash,
  scope: row.scope,
  name: row.name ?? "",
  canWrite: row.can_write === 1,
  createdAt: row.created_at,
  expiresAt: row.expires_at ?? undefined,
});

/** Tokens in SQL. Never held in memory: the command line makes and revokes them beside a running engine. */
class SqlTokens implements TokenCatalog {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async find(hash: string): Promise<CatalogToken | undefined> {
    const row = await this.#db.selectFrom("access_token").selectAll().where("hash", "=", hash).executeTakeFirst();
    return row === undefined ? undefined : toToken(row);
  }

  async list(scope: TokenScope): Promise<readonly CatalogToken[]> {
    const rows = this.#db.selectFrom("access_token").selectAll().where("scope", "=", scope);
    return (await rows.orderBy("created_at").orderBy("name").execute()).map(toToken);
  }

  async insert(token: CatalogToken): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto("access_token")
      .values({
        hash: token.hash,
        scope: token.scope,
        name: token.name === "" ? null : token.name,
        can_write: token.canWrite ? 1 : 0,
        created_at: token.createdAt,
        expires_at: token.expiresAt ?? null,
      })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  async revoke(name: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom("access_token")
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  async sweep(now: string): Promise<void> {
    await this.#db.deleteFrom("access_token").where("expires_at", "<=", now).execute();
  }
}

export const openTokens = (db: Db): TokenCatalog => new SqlTokens(db);
