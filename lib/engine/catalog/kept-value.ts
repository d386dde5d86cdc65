import type { Kysely } from "@/lib/db/kysely";
import type { CatalogSchema } from "./schema";

type Db = Kysely<CatalogSchema>;

/** What every delivery asks for, held in memory. Memory follows the disk, never the other way round. */
export class KeptValue<Value> {
  readonly #db: Db;
  readonly #read: (db: Db) => Promise<Value>;
  #current: Value;

  private constructor(db: Db, read: (db: Db) => Promise<Value>, current: Value) {
    this.#db = db;
    this.#read = read;
    this.#current = current;
  }

  static async open<Value>(db: Db, read: (db: Db) => Promise<Value>): Promise<KeptValue<Value>> {
    return new KeptValue(db, read, await read(db));
  }

  get current(): Value {
    return this.#current;
  }

  /** Does the work in a transaction and reads again what it left. */
  async write<Result>(work: (trx: Db) => Promise<Result>): Promise<Result> {
    const [result, current] = await this.#db
      .transaction()
      .execute(async (trx) => [await work(trx), await this.#read(trx)] as const);
    this.#current = current;
    return result;
  }
}
