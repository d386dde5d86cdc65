import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { imageQuery, imageSorts } from "@/lib/contracts/image";
import { buildImage } from "@/lib/testing/builders/build-image";
import { sqliteSearch } from "../dialects/sqlite-search";
import { type Index, openIndex } from "../open-index";
import { chooseListingPlan, pageKeysQuery } from "./image-listing";
import { toImageRow } from "./image-row";

const rowCount = 100_000;
const batchSize = 400;

let index: Index;

/** Every image holds "photo" in its name, one in a thousand "rare". */
beforeAll(async () => {
  index = await openIndex({ file: ":memory:" });
  await index.db.transaction().execute(async (trx) => {
    for (let start = 0; start < rowCount; start += batchSize) {
      const batch = Array.from({ length: batchSize }, (_, offset) => {
        const at = start + offset;
        return toImageRow(
          buildImage({
            id: `id-${at}`,
            filename: `photo-${(at * 7919) % rowCount}${at % 1000 === 0 ? "-rare" : ""}.jpg`,
            uploadedAt: new Date(1_600_000_000_000 + at * 1000).toISOString(),
            sizeBytes: (at * 48_271) % 9_000_000,
            state: at % 500 === 1 ? "trashed" : "ready",
          }),
        );
      });
      await trx.insertInto("image").values(batch).execute();
    }
  });
}, 120_000);
afterAll(() => index.close());

const explain = async (given: Record<string, unknown>) => {
  const listing = imageQuery.parse(given);
  const plan = await chooseListingPlan(index.db, sqliteSearch, listing);
  const query = pageKeysQuery(index.db, { plan, search: sqliteSearch }, listing).compile();
  const steps = await sql<{
    detail: string;
  }>`explain query plan ${sql.raw(query.sql.replaceAll("?", "1"))}`.execute(index.db);
  return { kind: plan.kind, steps: steps.rows.map(({ detail }) => detail).join("\n") };
};

describe("a listing of 100,000 rows", () => {
  it.each(imageSorts)("walks the index of its sort and sorts nothing: %s", async (sort) => {
    const { steps } = await explain({ sort });
    expect(steps).toMatch(/SEARCH image USING COVERING INDEX image_by_/);
    expect(steps).not.toContain("TEMP B-TREE");
  });

  it.each(imageSorts)("starts a page at its cursor, by the same index: %s", async (sort) => {
    const { nextCursor } = await index.images.list(imageQuery.parse({ sort, limit: 10 }));
    const { steps } = await explain({ sort, cursor: nextCursor });
    expect(steps).toMatch(/USING COVERING INDEX image_by_\w+ \(state=\? AND \(\w+,id\)[<>]\(\?,\?\)\)/);
    expect(steps).not.toContain("TEMP B-TREE");
  });

  it.each(imageSorts)("never sorts the matches of a common term: %s", async (sort) => {
    const { kind, steps } = await explain({ sort, q: "photo" });
    expect(kind).toBe("walk");
    expect(steps).toMatch(/USING COVERING INDEX image_by_/);
    expect(steps).not.toContain("TEMP B-TREE");
  });

  it.each(imageSorts)("starts from the few matches of a rare term: %s", async (sort) => {
    const { kind, steps } = await explain({ sort, q: "rare" });
    expect(kind).toBe("hits");
    expect(steps).toMatch(/^SCAN image_search VIRTUAL TABLE/);
    expect(steps).toContain("SEARCH image USING INTEGER PRIMARY KEY");
  });

  it("counts exactly, for all, rare, common, short and trashed", async () => {
    const total = async (given: Record<string, unknown>) =>
      (await index.images.list(imageQuery.parse({ limit: 1, ...given }))).total;
    expect(await total({})).toBe(rowCount - rowCount / 500);
    expect(await total({ state: "trashed" })).toBe(rowCount / 500);
    expect(await total({ q: "rare" })).toBe(rowCount / 1000);
    expect(await total({ q: "photo" })).toBe(rowCount - rowCount / 500);
    expect(await total({ q: "ho" })).toBe(rowCount - rowCount / 500);
    expect(await total({ q: "photo", state: "trashed" })).toBe(rowCount / 500);
    expect(await total({ q: "nowhere" })).toBe(0);
  });

  it("gives the same rows for a common term as for no term that all share", async () => {
    for (const sort of imageSorts) {
      const all = await index.images.list(imageQuery.parse({ sort, limit: 50, offset: 60_000 }));
      const found = await index.images.list(imageQuery.parse({ sort, limit: 50, offset: 60_000, q: "photo" }));
      expect(found.items).toEqual(all.items);
    }
  });
});
