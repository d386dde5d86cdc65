import type { Kysely } from "@/lib/db/kysely";
import { migrateToLatest } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open-database";
import { EngineError } from "@/lib/engine/engine-error";
import type { Catalog, CatalogImage, CatalogVariant, ListQuery } from "./catalog";
import { toImage, toMetaRows, toRow, toVariant } from "./catalog-rows";
import { catalogMigrations } from "./migrations";
import type { CatalogSchema } from "./schema";

const listRows = (db: Kysely<CatalogSchema>, { limit, order, creator, meta, after, offset }: ListQuery) => {
  const [onwards, strictly] = order === "asc" ? ([">=", ">"] as const) : (["<=", "<"] as const);
  let query = db.selectFrom("image").selectAll().orderBy("uploaded", order).orderBy("id", order).limit(limit);
  if (creator === "") query = query.where("creator", "is", null);
  else if (creator !== undefined) query = query.where("creator", "=", creator);
  for (const [field, value] of Object.entries(meta ?? {})) {
    query = query.where("id", "in", (nested) =>
      nested.selectFrom("image_meta").select("image_id").where("field", "=", field).where("value", "=", value),
    );
  }
  if (after !== undefined) {
    // The first condition alone bounds the index scan; the second settles equal times.
    query = query
      .where("uploaded", onwards, after.uploaded)
      .where((or) => or.or([or("uploaded", strictly, after.uploaded), or("id", strictly, after.id)]));
  }
  return (offset === undefined ? query : query.offset(offset)).execute();
};

class SqlCatalog implements Catalog {
  readonly #db: Kysely<CatalogSchema>;

  constructor(db: Kysely<CatalogSchema>) {
    this.#db = db;
  }

  async findImage(id: string): Promise<CatalogImage | undefined> {
    const row = await this.#db.selectFrom("image").selectAll().where("id", "=", id).executeTakeFirst();
    return row === undefined ? undefined : toImage(row);
  }

  insertImage(image: CatalogImage): Promise<void> {
    return this.#db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto("image")
        .values(toRow(image))
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) throw new EngineError("idTaken", "An image with this id already exists");
      const metaRows = toMetaRows(image);
      if (metaRows.length > 0) await trx.insertInto("image_meta").values(metaRows).execute();
    });
  }

  deleteImage(id: string): Promise<CatalogImage | undefined> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom("image").selectAll().where("id", "=", id).executeTakeFirst();
      if (row === undefined) return undefined;
      await trx.deleteFrom("image_meta").where("image_id", "=", id).execute();
      await trx.deleteFrom("image").where("id", "=", id).execute();
      return toImage(row);
    });
  }

  async listImages(query: ListQuery): Promise<readonly CatalogImage[]> {
    return (await listRows(this.#db, query)).map(toImage);
  }

  async countImages(): Promise<number> {
    const { count } = await this.#db
      .selectFrom("image")
      .select((select) => select.fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async hasOriginal(sha256: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom("image")
      .select("id")
      .where("sha256", "=", sha256)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async listVariants(): Promise<readonly CatalogVariant[]> {
    return (await this.#db.selectFrom("variant").selectAll().orderBy("id").execute()).map(toVariant);
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}

/** Opens the engine's memory in one database file, bringing its tables up to date. The folder must exist. */
export const openCatalog = async (file: string): Promise<Catalog> => {
  const db = openDatabase<CatalogSchema>({ file });
  try {
    await migrateToLatest(db, catalogMigrations);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return new SqlCatalog(db);
};
