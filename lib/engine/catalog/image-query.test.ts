import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Kysely } from "@/lib/db/kysely";
import { openDatabase } from "@/lib/db/open-database";
import type { Catalog } from "./catalog";
import type { CatalogImage, ListOrder, ListQuery, MetaFilter, MetaValue } from "./image-catalog";
import { readPage } from "./image-query";
import type { CatalogSchema } from "./schema";
import { openCatalog } from "./sql-catalog";

let folder: string;
let catalog: Catalog;
let db: Kysely<CatalogSchema>;

const values: readonly MetaValue[] = [
  "live",
  "draft",
  "5",
  "true",
  "",
  "\uffff",
  "\u{1f600}",
  5,
  -1,
  0.5,
  1e21,
  true,
  false,
];
const random = fc.sample(
  fc.record({
    status: fc.constantFrom(...values),
    n: fc.integer({ min: 0, max: 9 }),
    deep: fc.record({ a: fc.record({ b: fc.constantFrom(...values) }) }),
    list: fc.array(fc.constant("live"), { maxLength: 2 }),
  }),
  { numRuns: 60, seed: 7 },
);

const images: readonly CatalogImage[] = random.map((meta, at) => ({
  id: `i${String((at * 37) % 60).padStart(2, "0")}`,
  filename: undefined,
  meta,
  creator: at % 3 === 0 ? "ann" : undefined,
  // Four share each time, so that order needs the id.
  uploaded: new Date(Date.UTC(2026, 0, 1) + Math.floor(at / 4)).toISOString(),
  requireSignedUrls: false,
  sha256: "a".repeat(64),
  sizeBytes: 1,
  facts: { format: "png", widthPx: 1, heightPx: 1, frames: 1, orientation: 1, hasAlpha: false, profile: "none" },
}));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-query-"));
  catalog = await openCatalog(path.join(folder, "engine.db"));
  for (const image of images) await catalog.images.insert(image);
  db = openDatabase<CatalogSchema>({ file: path.join(folder, "engine.db") });
});
afterAll(async () => {
  await db.destroy();
  await catalog.close();
  await rm(folder, { recursive: true });
});

/** The same filters in plain code: what the SQL has to agree with. */
const valueAt = (meta: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((value, key) => (typeof value === "object" ? Object(value)[key] : undefined), meta);

const byBytes = (text: string): string => Buffer.from(text).toString("hex");

const holds = ({ meta }: CatalogImage, filter: MetaFilter): boolean => {
  const value = valueAt(meta, filter.path);
  if ("values" in filter) return filter.values.some((wanted) => wanted === value);
  if (typeof value !== typeof filter.value) return false;
  const [found, wanted] =
    typeof value === "number" ? [value, filter.value] : [byBytes(String(value)), byBytes(String(filter.value))];
  switch (filter.operator) {
    case "gt":
      return found > wanted;
    case "gte":
      return found >= wanted;
    case "lt":
      return found < wanted;
    case "lte":
      return found <= wanted;
  }
};

const byUpload = (a: CatalogImage, b: CatalogImage): number =>
  a.uploaded === b.uploaded ? (a.id < b.id ? -1 : 1) : a.uploaded < b.uploaded ? -1 : 1;

const expected = ({ meta = [], creator, order }: ListQuery): string[] => {
  const found = images
    .filter((image) => meta.every((filter) => holds(image, filter)))
    .filter((image) => creator === undefined || (image.creator ?? "") === creator)
    .toSorted(byUpload)
    .map(({ id }) => id);
  return order === "asc" ? found : found.toReversed();
};

/** Pages by keyset; with a tuning that makes every filter one that many meet, and every step a short one, or as usual. */
const walk = async (query: ListQuery, tuning?: { fewHits: number; stepMost: number }): Promise<string[]> => {
  const seen: string[] = [];
  for (let after: ListQuery["after"]; ;) {
    const page = await readPage(db, after === undefined ? query : { ...query, after }, tuning);
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (last === undefined || page.length < query.limit) return seen;
    after = { uploaded: last.uploaded, id: last.id };
  }
};

const keyPath = fc.constantFrom(["status"], ["n"], ["deep", "a", "b"], ["list"], ["missing"], ["deep"]);
const anyValue = fc.oneof(fc.constantFrom(...values), fc.integer({ min: 0, max: 9 }));
const filter: fc.Arbitrary<MetaFilter> = fc.oneof(
  fc.record({
    path: keyPath,
    operator: fc.constantFrom("eq" as const, "in" as const),
    values: fc.array(anyValue, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    path: keyPath,
    operator: fc.constantFrom("gt" as const, "gte" as const, "lt" as const, "lte" as const),
    value: fc.oneof(
      fc.constantFrom("draft", "5", "", "\uffff", "\u{1f600}"),
      fc.double({ min: -2, max: 10, noNaN: true }),
    ),
  }),
);
const query: fc.Arbitrary<ListQuery> = fc
  .record({
    limit: fc.integer({ min: 1, max: 70 }),
    order: fc.constantFrom<ListOrder>("asc", "desc"),
    meta: fc.array(filter, { maxLength: 5 }),
    creator: fc.option(fc.constantFrom("ann", "", "nobody"), { nil: undefined }),
  })
  .map(({ creator, ...rest }) => (creator === undefined ? rest : { ...rest, creator }));

describe("a list", () => {
  it("holds exactly the images that meet every filter, once each and in order, whatever the page's size", async () => {
    await fc.assert(
      fc.asyncProperty(query, async (given) => {
        expect(await walk(given)).toEqual(expected(given));
        expect(await walk(given, { fewHits: 0, stepMost: 7 })).toEqual(expected(given));
        expect(await walk(given, { fewHits: 9, stepMost: 1000 })).toEqual(expected(given));
      }),
      { numRuns: 80 },
    );
  });

  it("is empty when two filters contradict each other", async () => {
    const both: MetaFilter[] = [
      { path: ["status"], operator: "eq", values: ["live"] },
      { path: ["status"], operator: "eq", values: ["draft"] },
    ];
    expect(await walk({ limit: 10, order: "asc", meta: both })).toEqual([]);
    expect(await walk({ limit: 100, order: "asc", meta: both.slice(0, 1) })).not.toEqual([]);
  });
});
