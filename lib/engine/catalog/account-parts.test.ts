import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Catalog } from "./catalog";
import type { CatalogImage } from "./image-catalog";
import { openCatalog } from "./sql-catalog";
import type { CatalogToken } from "./token-catalog";
import type { CatalogVariant } from "./variant-catalog";

let folder: string;
let catalog: Catalog;
const open = (imagesMost?: number) =>
  openCatalog(path.join(folder, "engine.db"), imagesMost === undefined ? {} : { imagesMost });
const reopen = async (): Promise<void> => {
  await catalog.close();
  catalog = await open();
};
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-account-"));
  catalog = await open();
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const hero: CatalogVariant = {
  id: "hero",
  options: { fit: "cover", width: 10, metadata: "copyright", blur: 3, browserTtlSeconds: 3600 },
  neverRequireSignedUrls: true,
};

const image = (id: string, given: Partial<CatalogImage> = {}): CatalogImage => ({
  id,
  filename: undefined,
  meta: {},
  creator: undefined,
  uploaded: "2026-01-01T00:00:00.000Z",
  requireSignedUrls: false,
  sha256: "a".repeat(64),
  sizeBytes: 1,
  facts: { format: "png", widthPx: 1, heightPx: 1, frames: 1, orientation: 1, hasAlpha: false, profile: "none" },
  ...given,
});

describe("variants", () => {
  it("come back as they were put in, also after a restart, in the order of their names", async () => {
    await catalog.variants.insert(hero);
    await reopen();
    expect(await catalog.variants.find("hero")).toEqual(hero);
    expect((await catalog.variants.list()).map(({ id }) => id)).toEqual(["default", "hero", "public", "thumbnail"]);
    expect(await catalog.variants.find("Hero")).toBeUndefined();
  });

  it("change by what is named, and tell when there is nothing to change", async () => {
    await catalog.variants.insert(hero);
    const changed = { ...hero, neverRequireSignedUrls: false };
    expect(await catalog.variants.update("hero", { neverRequireSignedUrls: false })).toEqual(changed);
    expect(await catalog.variants.find("hero")).toEqual(changed);
    expect(await catalog.variants.update("none", { options: "device" })).toBeUndefined();
    await reopen();
    expect(await catalog.variants.find("hero")).toEqual(changed);
  });

  it("refuse a taken name with 5409 and go once", async () => {
    await catalog.variants.insert(hero);
    await expect(catalog.variants.insert(hero)).rejects.toMatchObject({ code: 5409 });
    expect(await catalog.variants.delete("hero")).toBe(true);
    expect(await catalog.variants.delete("hero")).toBe(false);
    expect(await catalog.variants.find("hero")).toBeUndefined();
  });
});

describe("settings", () => {
  it("keep what two changes at once say", async () => {
    await Promise.all([
      catalog.settings.update({ flexibleVariants: true }),
      catalog.settings.update({ browserTtlSeconds: 3600 }),
    ]);
    const expected = { flexibleVariants: true, browserTtlSeconds: 3600, preserveContentCredentials: false };
    expect(await catalog.settings.get()).toEqual(expected);
    await reopen();
    expect(await catalog.settings.get()).toEqual(expected);
  });
});

describe("signing keys", () => {
  it("keep their order and values over a restart", async () => {
    await catalog.signingKeys.put("zz");
    await catalog.signingKeys.put("aa");
    const keys = await catalog.signingKeys.list();
    expect(keys.map(({ name }) => name)).toEqual(["default", "zz", "aa"]);
    await reopen();
    expect(await catalog.signingKeys.list()).toEqual(keys);
  });
});

describe("tokens", () => {
  const token = (hash: string, given: Partial<CatalogToken> = {}): CatalogToken => ({
    hash,
    scope: "batch",
    name: "",
    canWrite: true,
    createdAt: "2026-01-01T00:00:00.000Z",
    expiresAt: undefined,
    ...given,
  });

  it("come back as they were put in", async () => {
    const named = token("h1", { scope: "api", name: "ci", canWrite: false, expiresAt: "2026-02-01T00:00:00.000Z" });
    await catalog.apiTokens.insert(named);
    expect(await catalog.apiTokens.find("h1")).toEqual(named);
    expect(await catalog.apiTokens.find("h2")).toBeUndefined();
    expect(await catalog.apiTokens.list("api")).toEqual([named]);
    expect(await catalog.apiTokens.list("batch")).toEqual([]);
  });

  it("have names of their own; any number may have none", async () => {
    expect(await catalog.apiTokens.insert(token("a", { scope: "api", name: "ci" }))).toBe(true);
    expect(await catalog.apiTokens.insert(token("b", { scope: "api", name: "ci" }))).toBe(false);
    expect(await catalog.apiTokens.insert(token("c"))).toBe(true);
    expect(await catalog.apiTokens.insert(token("d"))).toBe(true);
    expect(await catalog.apiTokens.revoke("")).toBe(false);
  });

  it("are swept once they have ended, not before", async () => {
    await catalog.apiTokens.insert(token("old", { expiresAt: "2026-01-01T01:00:00.000Z" }));
    await catalog.apiTokens.insert(token("young", { expiresAt: "2026-01-01T01:00:00.001Z" }));
    await catalog.apiTokens.insert(token("endless"));
    await catalog.apiTokens.sweep("2026-01-01T01:00:00.000Z");
    expect(
      (await catalog.apiTokens.list("batch")).map(({ hash }) => hash).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(["endless", "young"]);
  });
});

describe("an image", () => {
  it("changes by what is named and keeps its place in the list", async () => {
    await catalog.images.insert(image("a", { meta: { k: "v" }, creator: "ann" }));
    expect(await catalog.images.update("a", { creator: "bob" })).toEqual(
      image("a", { meta: { k: "v" }, creator: "bob" }),
    );
    expect(await catalog.images.update("a", { id: "b", requireSignedUrls: true, creator: "" })).toEqual(
      image("b", { meta: { k: "v" }, requireSignedUrls: true }),
    );
    expect(await catalog.images.find("a")).toBeUndefined();
    const meta = [{ path: ["k"], operator: "eq", values: ["v"] }] as const;
    expect((await catalog.images.list({ limit: 9, order: "asc", meta })).map(({ id }) => id)).toEqual(["b"]);
    expect(await catalog.images.update("a", {})).toBeUndefined();
    expect(await catalog.images.count()).toBe(1);
  });

  it("does not take another's id, and loses nothing by trying", async () => {
    await catalog.images.insert(image("a", { meta: { k: "a" } }));
    await catalog.images.insert(image("b"));
    await expect(catalog.images.update("a", { id: "b" })).rejects.toMatchObject({ code: 5409 });
    expect(await catalog.images.find("a")).toEqual(image("a", { meta: { k: "a" } }));
  });

  it("is refused with 5453 when the account is full, at once by as many as are too many", async () => {
    await catalog.close();
    catalog = await open(3);
    await catalog.images.insert(image("a"));
    const results = await Promise.allSettled(["b", "c", "d", "e"].map((id) => catalog.images.insert(image(id))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await catalog.images.count()).toBe(3);
    await expect(catalog.images.insert(image("f"))).rejects.toMatchObject({ code: 5453, status: 403 });
    await expect(catalog.images.insert(image("a"))).rejects.toMatchObject({ code: 5409 });
    const [, taken] = await Promise.allSettled([catalog.images.delete("a"), catalog.images.insert(image("f"))]);
    expect(taken?.status).toBe("fulfilled");
    await reopen();
    expect(await catalog.images.count()).toBe(3);
  });
});
