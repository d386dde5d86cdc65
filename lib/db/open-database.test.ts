import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { Generated, Migration } from "./kysely";
import { migrateToLatest } from "./migrate";
import { openDatabase } from "./open-database";

type Schema = { thing: { seq: Generated<number>; name: string } };
const first: Migration = {
  up: (db) =>
    db.schema
      .createTable("thing")
      .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("name", "text", (column) => column.notNull().unique())
      .execute(),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-db-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("openDatabase", () => {
  it("keeps every file of the database private to its owner", async () => {
    const file = path.join(folder, "a.db");
    const db = openDatabase<Schema>({ file });
    await migrateToLatest(db, { "001": first });
    await db.insertInto("thing").values({ name: "x" }).execute();
    for (const suffix of ["", "-wal", "-shm"]) {
      expect((await stat(file + suffix)).mode & 0o777).toBe(0o600);
    }
    await db.destroy();
  });

  it("waits for the disk at every commit and checks foreign keys", async () => {
    const db = openDatabase<Schema>({ file: path.join(folder, "a.db") });
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];
    expect(await pragma("synchronous")).toBe(2);
    expect(await pragma("journal_mode")).toBe("wal");
    expect(await pragma("foreign_keys")).toBe(1);
    await db.destroy();
  });

  it("names a full disk, takes the whole transaction back and goes on when there is room", async () => {
    const db = openDatabase<Schema>({ file: path.join(folder, "a.db") });
    await migrateToLatest(db, { "001": first });
    await sql.raw("pragma max_page_count = 20").execute(db);
    const fill = db.transaction().execute(async (trx) => {
      await trx.insertInto("thing").values({ name: "first" }).execute();
      await trx
        .insertInto("thing")
        .values({ name: "x".repeat(200_000) })
        .execute();
    });
    await expect(fill).rejects.toMatchObject({ code: "storage-full", cause: { code: "SQLITE_FULL" } });
    expect(await db.selectFrom("thing").selectAll().execute()).toEqual([]);
    await db.insertInto("thing").values({ name: "small" }).execute();
    await db.destroy();
  });

  it("names a database that cannot be written, and goes on when it can be", async () => {
    const db = openDatabase<Schema>({ file: path.join(folder, "a.db") });
    await migrateToLatest(db, { "001": first });
    const insert = () => db.insertInto("thing").values({ name: "one" }).execute();
    await sql.raw("pragma query_only = on").execute(db);
    await expect(insert()).rejects.toMatchObject({ code: "storage-read-only", cause: { code: "SQLITE_READONLY" } });
    await sql.raw("pragma query_only = off").execute(db);
    await insert();
    await db.destroy();
  });

  it("lets two connections take turns in transactions that read before they write", async () => {
    const file = path.join(folder, "a.db");
    const [one, two] = [openDatabase<Schema>({ file }), openDatabase<Schema>({ file })];
    await migrateToLatest(one, { "001": first });
    await one.transaction().execute(async (trx) => {
      await trx.selectFrom("thing").selectAll().execute();
      await trx.insertInto("thing").values({ name: "one" }).execute();
    });
    await two.transaction().execute(async (trx) => {
      await trx.selectFrom("thing").selectAll().execute();
      await trx.insertInto("thing").values({ name: "two" }).execute();
    });
    expect(await one.selectFrom("thing").selectAll().execute()).toHaveLength(2);
    await one.destroy();
    await two.destroy();
  });
});

describe("migrateToLatest", () => {
  it("applies a migration once, however often it is called", async () => {
    const db = openDatabase<Schema>({ file: ":memory:" });
    await migrateToLatest(db, { "001": first });
    await migrateToLatest(db, { "001": first });
    await db.insertInto("thing").values({ name: "x" }).execute();
    expect(await db.selectFrom("thing").selectAll().execute()).toEqual([{ seq: 1, name: "x" }]);
    await db.destroy();
  });

  it("undoes a migration that fails half-way", async () => {
    const db = openDatabase<Schema>({ file: ":memory:" });
    const broken: Migration = {
      up: async (trx) => {
        await first.up(trx);
        throw new Error("power cut");
      },
    };
    await expect(migrateToLatest(db, { "001": broken })).rejects.toThrow("could not be brought up to date");
    await migrateToLatest(db, { "001": first });
    await db.destroy();
  });

  it("refuses a database that a newer program has changed", async () => {
    const db = openDatabase<Schema>({ file: ":memory:" });
    await migrateToLatest(db, { "001": first, "002": { up: async () => undefined } });
    await expect(migrateToLatest(db, { "001": first })).rejects.toThrow();
    await db.destroy();
  });
});
