import { Kysely } from "kysely";
import { VitrineSqliteDialect } from "./dialects/sqlite";

/**
 * Opens (and makes, mode 0600) a database file; its folder must exist. `:memory:` is allowed in tests.
 * The file is touched by the first query. Close with `destroy()`.
 */
export const openDatabase = <Schema>({ file }: { file: string }): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new VitrineSqliteDialect(file) });
