import type { Kysely } from "@/lib/db/kysely";
import { EngineError } from "@/lib/engine/engine-error";
import { toImage, toRow } from "./catalog-rows";
import type { CatalogImage, ImageCatalog, ImageChange, ListQuery } from "./image-catalog";
import { toFieldRows } from "./image-fields";
import { readPage } from "./image-query";
import type { CatalogSchema } from "./schema";
import { checkNoDraft, claimDraft } from "./sql-drafts";

type Db = Kysely<CatalogSchema>;

const refuseTaken = (): never => {
  throw new EngineError("idTaken", "An image with this id already exists");
};

const insertFields = async (db: Db, image: CatalogImage): Promise<void> => {
  const fields = toFieldRows(image);
  if (fields.length > 0) await db.insertInto("image_field").values(fields).execute();
};

const findRow = (db: Db, id: string) => db.selectFrom("image").selectAll().where("id", "=", id).executeTakeFirst();

const toChanged = (image: CatalogImage, { creator, ...change }: ImageChange): CatalogImage => ({
  ...image,
  ...change,
  creator: creator === undefined ? image.creator : creator === "" ? undefined : creator,
});

/** Images in SQL. Nobody else writes this database, so the count is kept here and costs no query. */
class SqlImages implements ImageCatalog {
  readonly #db: Db;
  readonly #imagesMost: number;
  #count: number;

  constructor(db: Db, { count, imagesMost }: Readonly<{ count: number; imagesMost: number }>) {
    this.#db = db;
    this.#count = count;
    this.#imagesMost = imagesMost;
  }

  async find(id: string): Promise<CatalogImage | undefined> {
    const row = await findRow(this.#db, id);
    return row === undefined ? undefined : toImage(row);
  }

  insert(image: CatalogImage, draftKey?: string): Promise<void> {
    return this.#counted(async (trx, count) => {
      if (draftKey === undefined) await checkNoDraft(trx, { id: image.id, now: image.uploaded });
      else await claimDraft(trx, draftKey);
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto("image")
        .values(toRow(image))
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) refuseTaken();
      this.#checkRoom();
      await insertFields(trx, image);
      count(1);
    });
  }

  update(id: string, change: ImageChange): Promise<CatalogImage | undefined> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await findRow(trx, id);
      if (row === undefined) return undefined;
      const image = toChanged(toImage(row), change);
      if (image.id !== id && (await findRow(trx, image.id)) !== undefined) refuseTaken();
      await trx.deleteFrom("image_field").where("image_id", "=", id).execute();
      await trx.updateTable("image").set(toRow(image)).where("id", "=", id).execute();
      await insertFields(trx, image);
      return image;
    });
  }

  delete(id: string): Promise<CatalogImage | undefined> {
    return this.#counted(async (trx, count) => {
      const row = await findRow(trx, id);
      if (row === undefined) return undefined;
      await trx.deleteFrom("image_field").where("image_id", "=", id).execute();
      await trx.deleteFrom("image").where("id", "=", id).execute();
      count(-1);
      return toImage(row);
    });
  }

  async list(query: ListQuery): Promise<readonly CatalogImage[]> {
    return (await readPage(this.#db, query)).map(toImage);
  }

  count(): Promise<number> {
    return Promise.resolve(this.#count);
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

  #checkRoom(): void {
    if (this.#count < this.#imagesMost) return;
    throw new EngineError("quotaReached", `This account may keep ${this.#imagesMost} images and has as many`);
  }

  /** Counts inside the transaction, where nobody else is at work, and takes it back when nothing came of it. */
  async #counted<Result>(work: (trx: Db, count: (change: 1 | -1) => void) => Promise<Result>): Promise<Result> {
    let counted = 0;
    const count = (change: 1 | -1): void => {
      counted += change;
      this.#count += change;
    };
    try {
      return await this.#db.transaction().execute((trx) => work(trx, count));
    } catch (error) {
      this.#count -= counted;
      throw error;
    }
  }
}

/** `imagesMost` is how many the account may keep. */
export const openImages = async (db: Db, { imagesMost }: Readonly<{ imagesMost: number }>): Promise<ImageCatalog> => {
  const { count } = await db
    .selectFrom("image")
    .select((select) => select.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return new SqlImages(db, { count: Number(count), imagesMost });
};
