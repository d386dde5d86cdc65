import { randomBytes } from "node:crypto";
import type { Kysely } from "@/lib/db/kysely";
import { EngineError } from "@/lib/engine/engine-error";
import { KeptValue } from "./kept-value";
import type { CatalogSchema } from "./schema";
import { type SigningKey, type SigningKeyCatalog, signingKeysMost } from "./signing-key-catalog";

type Db = Kysely<CatalogSchema>;

const readAll = (db: Db): Promise<readonly SigningKey[]> =>
  db.selectFrom("signing_key").select(["name", "value"]).orderBy("seq").execute();

/** 256 bits, as text that needs no escaping anywhere. */
const createValue = (): string => randomBytes(32).toString("base64url");

const insertKey = async (db: Db, name: string): Promise<void> => {
  await db.insertInto("signing_key").values({ name, value: createValue() }).execute();
};

/** Signing keys in SQL, kept in memory: every signed delivery asks for them. */
class SqlSigningKeys implements SigningKeyCatalog {
  readonly #kept: KeptValue<readonly SigningKey[]>;

  constructor(kept: KeptValue<readonly SigningKey[]>) {
    this.#kept = kept;
  }

  list(): Promise<readonly SigningKey[]> {
    return Promise.resolve(this.#kept.current);
  }

  async put(name: string): Promise<void> {
    await this.#kept.write(async (trx) => {
      const all = await readAll(trx);
      if (all.some((key) => key.name === name)) return;
      if (all.length >= signingKeysMost) {
        throw new EngineError("badRequest", `An account has at most ${signingKeysMost} signing keys; delete one first`);
      }
      await insertKey(trx, name);
    });
  }

  delete(name: string): Promise<boolean> {
    return this.#kept.write(async (trx) => {
      const { numDeletedRows } = await trx.deleteFrom("signing_key").where("name", "=", name).executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return false;
      if ((await readAll(trx)).length === 0) await insertKey(trx, "default");
      return true;
    });
  }
}

export const openSigningKeys = async (db: Db): Promise<SigningKeyCatalog> =>
  new SqlSigningKeys(await KeptValue.open(db, readAll));
