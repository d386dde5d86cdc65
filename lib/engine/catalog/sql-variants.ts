import type { Kysely } from "@/lib/db/kysely";
import { EngineError } from "@/lib/engine/engine-error";
import { toVariant, toVariantRow } from "./catalog-rows";
import type { CatalogSchema } from "./schema";
import { type CatalogVariant, type VariantCatalog, type VariantChange, variantsMost } from "./variant-catalog";

type Db = Kysely<CatalogSchema>;

const readAll = async (db: Db): Promise<readonly CatalogVariant[]> =>
  (await db.selectFrom("variant").selectAll().orderBy("id").execute()).map(toVariant);

/** Variants in SQL, with all of them in memory: every delivery asks for one. */
class SqlVariants implements VariantCatalog {
  readonly #db: Db;
  #all: readonly CatalogVariant[];

  constructor(db: Db, all: readonly CatalogVariant[]) {
    this.#db = db;
    this.#all = all;
  }

  list(): Promise<readonly CatalogVariant[]> {
    return Promise.resolve(this.#all);
  }

  find(id: string): Promise<CatalogVariant | undefined> {
    return Promise.resolve(this.#all.find((variant) => variant.id === id));
  }

  async insert(variant: CatalogVariant): Promise<void> {
    await this.#write(async (trx) => {
      const all = await readAll(trx);
      if (all.some(({ id }) => id === variant.id)) {
        throw new EngineError("idTaken", `A variant named ${variant.id} already exists`);
      }
      if (all.length >= variantsMost) {
        throw new EngineError("badRequest", `An account has at most ${variantsMost} variants, and has as many already`);
      }
      await trx.insertInto("variant").values(toVariantRow(variant)).execute();
    });
  }

  update(id: string, change: VariantChange): Promise<CatalogVariant | undefined> {
    return this.#write(async (trx) => {
      const variant = (await readAll(trx)).find((known) => known.id === id);
      if (variant === undefined) return undefined;
      const changed = { ...variant, ...change };
      await trx.updateTable("variant").set(toVariantRow(changed)).where("id", "=", id).execute();
      return changed;
    });
  }

  delete(id: string): Promise<boolean> {
    return this.#write(async (trx) => {
      const { numDeletedRows } = await trx.deleteFrom("variant").where("id", "=", id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    });
  }

  /** Memory follows the disk, never the other way round. */
  async #write<Result>(work: (trx: Db) => Promise<Result>): Promise<Result> {
    const [result, all] = await this.#db
      .transaction()
      .execute(async (trx) => [await work(trx), await readAll(trx)] as const);
    this.#all = all;
    return result;
  }
}

export const openVariants = async (db: Db): Promise<VariantCatalog> => new SqlVariants(db, await readAll(db));
