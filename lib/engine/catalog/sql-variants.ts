import type { Kysely } from "@/lib/db/kysely";
import { EngineError } from "@/lib/engine/engine-error";
import { toVariant, toVariantRow } from "./catalog-rows";
import { KeptValue } from "./kept-value";
import type { CatalogSchema } from "./schema";
import { type CatalogVariant, type VariantCatalog, type VariantChange, variantsMost } from "./variant-catalog";

type Db = Kysely<CatalogSchema>;

const readAll = async (db: Db): Promise<readonly CatalogVariant[]> =>
  (await db.selectFrom("variant").selectAll().orderBy("id").execute()).map(toVariant);

/** Variants in SQL, kept in memory: every delivery asks for one. */
class SqlVariants implements VariantCatalog {
  readonly #kept: KeptValue<readonly CatalogVariant[]>;

  constructor(kept: KeptValue<readonly CatalogVariant[]>) {
    this.#kept = kept;
  }

  list(): Promise<readonly CatalogVariant[]> {
    return Promise.resolve(this.#kept.current);
  }

  find(id: string): Promise<CatalogVariant | undefined> {
    return Promise.resolve(this.#kept.current.find((variant) => variant.id === id));
  }

  async insert(variant: CatalogVariant): Promise<void> {
    await this.#kept.write(async (trx) => {
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
    return this.#kept.write(async (trx) => {
      const variant = (await readAll(trx)).find((known) => known.id === id);
      if (variant === undefined) return undefined;
      const changed = { ...variant, ...change };
      await trx.updateTable("variant").set(toVariantRow(changed)).where("id", "=", id).execute();
      return changed;
    });
  }

  delete(id: string): Promise<boolean> {
    return this.#kept.write(async (trx) => {
      const { numDeletedRows } = await trx.deleteFrom("variant").where("id", "=", id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    });
  }
}

export const openVariants = async (db: Db): Promise<VariantCatalog> =>
  new SqlVariants(await KeptValue.open(db, readAll));
