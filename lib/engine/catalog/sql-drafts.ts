import type { Insertable, Kysely, Selectable } from "@/lib/db/kysely";
import { EngineError } from "@/lib/engine/engine-error";
import type { CatalogDraft, DraftCatalog } from "./draft-catalog";
import type { CatalogSchema } from "./schema";

type Db = Kysely<CatalogSchema>;

const toDraft = (row: Selectable<CatalogSchema["draft"]>): CatalogDraft => ({
  id: row.id,
  key: row.key,
  // This file's own `toRow` wrote it.
  meta: JSON.parse(row.meta) as Record<string, unknown>,
  creator: row.creator ?? undefined,
  requireSignedUrls: row.require_signed_urls === 1,
  created: row.created,
  expires: row.expires,
});

const toRow = (draft: CatalogDraft): Insertable<CatalogSchema["draft"]> => ({
  id: draft.id,
  key: draft.key,
  meta: JSON.stringify(draft.meta),
  creator: draft.creator ?? null,
  require_signed_urls: draft.requireSignedUrls ? 1 : 0,
  created: draft.created,
  expires: draft.expires,
});

const refuseTaken = (): never => {
  throw new EngineError("idTaken", "An image with this id already exists");
};

/** Throws EngineError 5409 while a live draft holds the id. */
export const checkNoDraft = async (db: Db, { id, now }: Readonly<{ id: string; now: string }>): Promise<void> => {
  const row = await db
    .selectFrom("draft")
    .select("id")
    .where("id", "=", id)
    .where("expires", ">", now)
    .executeTakeFirst();
  if (row !== undefined) refuseTaken();
};

/** Takes a draft away for good. Throws EngineError 5409 when it has been taken before: one URL, one image. */
export const claimDraft = async (db: Db, key: string): Promise<void> => {
  const { numDeletedRows } = await db.deleteFrom("draft").where("key", "=", key).executeTakeFirstOrThrow();
  if (numDeletedRows !== 1n) throw new EngineError("idTaken", "This upload URL has been used already");
};

class SqlDrafts implements DraftCatalog {
  readonly #db: Db;
  readonly #imagesMost: number;

  constructor(db: Db, imagesMost: number) {
    this.#db = db;
    this.#imagesMost = imagesMost;
  }

  async find(id: string): Promise<CatalogDraft | undefined> {
    const row = await this.#db.selectFrom("draft").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : toDraft(row);
  }

  insert(draft: CatalogDraft): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      const { id, created: now } = draft;
      const image = await trx.selectFrom("image").select("id").where("id", "=", id).executeTakeFirst();
      if (image !== undefined) refuseTaken();
      await checkNoDraft(trx, { id, now });
      await this.#checkRoom(trx, now);
      await trx.deleteFrom("draft").where("id", "=", id).execute();
      await trx.insertInto("draft").values(toRow(draft)).execute();
    });
  }

  async delete(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db.deleteFrom("draft").where("id", "=", id).executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  async sweep(moment: string): Promise<number> {
    const { numDeletedRows } = await this.#db
      .deleteFrom("draft")
      .where("expires", "<", moment)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  async #checkRoom(db: Db, now: string): Promise<void> {
    if (this.#imagesMost === Number.POSITIVE_INFINITY) return;
    const { count: images } = await db
      .selectFrom("image")
      .select((select) => select.fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    const { count: drafts } = await db
      .selectFrom("draft")
      .select((select) => select.fn.countAll().as("count"))
      .where("expires", ">", now)
      .executeTakeFirstOrThrow();
    if (Number(images) + Number(drafts) < this.#imagesMost) return;
    const most = `This account may keep ${this.#imagesMost} images`;
    throw new EngineError("quotaReached", `${most}; it has ${Number(images)} and ${Number(drafts)} upload URLs in use`);
  }
}

/** `imagesMost` is how many images and drafts the account may have. */
export const openDrafts = (db: Db, { imagesMost }: Readonly<{ imagesMost: number }>): DraftCatalog =>
  new SqlDrafts(db, imagesMost);
