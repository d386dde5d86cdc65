import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Catalog } from "./catalog";
import type { CatalogImage, ListQuery, MetaFilter, MetaValue } from "./image-catalog";
import { openCatalog } from "./sql-catalog";

let folder: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-catalog-"));
  catalog = await openCatalog(path.join(folder, "engine.db"));
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const image = (id: string, given: Partial<CatalogImage> = {}): CatalogImage => ({
  id,
  filename: "logo.png",
  meta: {},
  creator: undefined,
  uploaded: "2026-01-01T00:00:00.000Z",
  requireSignedUrls: false,
  sha256: "a".repeat(64),
  sizeBytes: 12,
  facts: {
    format: "png",
    widthPx: 3,
    heightPx: 4,
    frames: 1,
    orientation: 1,
    hasAlpha: true,
    profile: "none",
  },
  ...given,
});

/** Each field equal to a text. */
const eq = (fields: Record<string, MetaValue>): readonly MetaFilter[] =>
  Object.entries(fields).map(([field, value]) => ({ path: field.split("."), operator: "eq", values: [value] }));

const idsOf = async (query: Partial<ListQuery>) =>
  (await catalog.images.list({ limit: 100, order: "asc", ...query })).map(({ id }) => id);

/** Walks by keyset until a page comes back short. */
const walk = async (query: Omit<ListQuery, "after">): Promise<string[]> => {
  const seen: string[] = [];
  for (let after: ListQuery["after"]; ;) {
    const page = await catalog.images.list(after === undefined ? query : { ...query, after });
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (last === undefined || page.length < query.limit) return seen;
    after = { uploaded: last.uploaded, id: last.id };
  }
};

describe("images", () => {
  it("come back exactly as they were put in", async () => {
    const whole = image("a/b é", {
      meta: { text: "x", nested: { deep: [1, null] }, ["__proto__"]: "plain" },
      creator: "ann",
      requireSignedUrls: true,
    });
    await catalog.images.insert(whole);
    expect(await catalog.images.find("a/b é")).toEqual(whole);
    const bare = image("bare", { filename: undefined });
    await catalog.images.insert(bare);
    expect(await catalog.images.find("bare")).toEqual(bare);
  });

  it("are told apart by every character of the id", async () => {
    for (const id of ["a", "A", "a ", "a.", "\u00e9", "e\u0301"])
      await catalog.images.insert(image(id, { filename: id }));
    for (const id of ["a", "A", "a ", "a.", "\u00e9", "e\u0301"]) {
      expect((await catalog.images.find(id))?.filename).toBe(id);
    }
    expect(await catalog.images.find("b")).toBeUndefined();
  });

  it("refuse a taken id with 5409 and keep the first", async () => {
    await catalog.images.insert(image("a", { filename: "first", meta: { k: "v" } }));
    await expect(catalog.images.insert(image("a", { filename: "second", meta: { k: "w" } }))).rejects.toMatchObject({
      code: 5409,
      status: 409,
    });
    expect((await catalog.images.find("a"))?.filename).toBe("first");
    expect(await idsOf({ meta: eq({ k: "w" }) })).toEqual([]);
  });

  it("lets one of twenty simultaneous inserts of an id win", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => catalog.images.insert(image("a", { filename: String(at) }))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("hand over what a delete removed, once", async () => {
    await catalog.images.insert(image("a", { meta: { k: "v" } }));
    expect(await catalog.images.delete("a")).toEqual(image("a", { meta: { k: "v" } }));
    expect(await catalog.images.delete("a")).toBeUndefined();
    expect(await idsOf({ meta: eq({ k: "v" }) })).toEqual([]);
    await catalog.images.insert(image("a"));
    expect(await catalog.images.count()).toBe(1);
  });

  it("keep an original known while any twin is left", async () => {
    await catalog.images.insert(image("a"));
    await catalog.images.insert(image("b"));
    await catalog.images.delete("a");
    expect(await catalog.images.hasOriginal("a".repeat(64))).toBe(true);
    await catalog.images.delete("b");
    expect(await catalog.images.hasOriginal("a".repeat(64))).toBe(false);
  });

  it("are there after a restart", async () => {
    await catalog.images.insert(image("a"));
    await catalog.close();
    catalog = await openCatalog(path.join(folder, "engine.db"));
    expect(await catalog.images.find("a")).toEqual(image("a"));
    expect(await catalog.variants.list()).toHaveLength(3);
  });
});

describe("listing", () => {
  it("walks every image once in either order, also with equal times", async () => {
    const times = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z", "2026-01-02T00:00:00.000Z"];
    for (let at = 0; at < 25; at += 1) {
      await catalog.images.insert(image(`i${at}`, { uploaded: times[at % 3] ?? "" }));
    }
    const ascending = await walk({ limit: 4, order: "asc" });
    expect(new Set(ascending).size).toBe(25);
    expect(ascending).toHaveLength(25);
    expect(await walk({ limit: 4, order: "desc" })).toEqual(ascending.toReversed());
    expect(await walk({ limit: 100, order: "asc" })).toEqual(ascending);
    expect(await idsOf({ offset: 20, limit: 3 })).toEqual(ascending.slice(20, 23));
  });

  it("does not repeat or lose an image when others come and go between pages", async () => {
    for (const id of ["a", "b", "c", "d"]) await catalog.images.insert(image(id));
    const first = await catalog.images.list({ limit: 2, order: "asc" });
    await catalog.images.delete("b");
    await catalog.images.insert(image("aa"));
    const last = first.at(-1);
    expect(await idsOf({ after: { uploaded: last?.uploaded ?? "", id: last?.id ?? "" } })).toEqual(["c", "d"]);
  });

  it("finds images of a creator, and with the empty text those of none", async () => {
    await catalog.images.insert(image("a", { creator: "ann" }));
    await catalog.images.insert(image("b", { creator: "" }));
    await catalog.images.insert(image("c"));
    expect(await idsOf({ creator: "ann" })).toEqual(["a"]);
    expect(await idsOf({ creator: "" })).toEqual(["b", "c"]);
    expect(await idsOf({ creator: "Ann" })).toEqual([]);
  });

  it("finds images by all of the metadata fields asked for", async () => {
    await catalog.images.insert(image("a", { meta: { status: "live", n: 5 } }));
    await catalog.images.insert(image("b", { meta: { status: "live", n: 6, ok: true } }));
    await catalog.images.insert(image("c", { meta: { status: { live: 1 }, list: ["live"], none: null } }));
    expect(await idsOf({ meta: eq({ status: "live" }) })).toEqual(["a", "b"]);
    expect(await idsOf({ meta: eq({ status: "live", n: 6 }) })).toEqual(["b"]);
    expect(await idsOf({ meta: eq({ ok: true }) })).toEqual(["b"]);
    expect(await idsOf({ meta: eq({ "status.live": 1 }) })).toEqual(["c"]);
    expect(await idsOf({ meta: eq({ n: "5" }) })).toEqual([]);
    expect(await idsOf({ meta: eq({ list: "live" }) })).toEqual([]);
    expect(await idsOf({ meta: eq({ none: "null" }) })).toEqual([]);
  });
});

describe("variants", () => {
  it("start with public, default and thumbnail", async () => {
    expect(await catalog.variants.list()).toEqual([
      { id: "default", options: "device", neverRequireSignedUrls: false },
      {
        id: "public",
        options: { fit: "scale-down", width: 1366, height: 768, metadata: "none" },
        neverRequireSignedUrls: false,
      },
      {
        id: "thumbnail",
        options: { fit: "scale-down", width: 600, height: 400, metadata: "none" },
        neverRequireSignedUrls: false,
      },
    ]);
  });
});
