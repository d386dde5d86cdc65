import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Kysely } from "@/lib/db/kysely";
import { migrateToLatest } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open-database";
import { catalogMigrations } from "./migrations";
import type { CatalogSchema } from "./schema";
import { openCatalog } from "./sql-catalog";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-migration-"));
  file = path.join(folder, "engine.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** A database as the first version of the engine left it. */
const openFirst = async (): Promise<Kysely<CatalogSchema>> => {
  const db = openDatabase<CatalogSchema>({ file });
  const [name = "", first] = Object.entries(catalogMigrations)[0] ?? [];
  await migrateToLatest(db, first === undefined ? {} : { [name]: first });
  return db;
};

const row = (id: string, meta: object) => ({
  id,
  filename: null,
  meta: JSON.stringify(meta),
  creator: null,
  uploaded: "2026-01-01T00:00:00.000Z",
  require_signed_urls: 0,
  sha256: "a".repeat(64),
  size_bytes: 1,
  facts: JSON.stringify({ format: "png", widthPx: 1, heightPx: 1 }),
});

describe("a catalog of the first version", () => {
  it("opens with every image, findable by any of its metadata", async () => {
    const db = await openFirst();
    const rows = Array.from({ length: 1203 }, (_, at) => row(`i${at}`, { n: at, deep: { even: at % 2 === 0 } }));
    for (let at = 0; at < rows.length; at += 400) {
      await db
        .insertInto("image")
        .values(rows.slice(at, at + 400))
        .execute();
    }
    await db.destroy();
    const catalog = await openCatalog(file);
    try {
      expect(await catalog.images.count()).toBe(1203);
      const meta = [{ path: ["n"], operator: "eq", values: [1202] }] as const;
      expect((await catalog.images.list({ limit: 5, order: "asc", meta })).map(({ id }) => id)).toEqual(["i1202"]);
      const even = [{ path: ["deep", "even"], operator: "eq", values: [true] }] as const;
      expect(await catalog.images.list({ limit: 2000, order: "asc", meta: even })).toHaveLength(602);
      expect(await catalog.variants.list()).toHaveLength(3);
      expect(await catalog.signingKeys.list()).toHaveLength(1);
      expect((await catalog.settings.get()).browserTtlSeconds).toBe(172_800);
    } finally {
      await catalog.close();
    }
  });

  it("gets a signing key of its own: no two accounts share one", async () => {
    await (await openFirst()).destroy();
    const one = await openCatalog(file);
    const other = await openCatalog(path.join(folder, "other.db"));
    const [first] = await one.signingKeys.list();
    const [second] = await other.signingKeys.list();
    await one.close();
    await other.close();
    expect(first?.name).toBe("default");
    expect(first?.value).not.toBe(second?.value);
  });
});
