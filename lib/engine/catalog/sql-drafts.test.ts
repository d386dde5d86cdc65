import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Catalog } from "./catalog";
import type { CatalogDraft } from "./draft-catalog";
import type { CatalogImage } from "./image-catalog";
import { openCatalog } from "./sql-catalog";

let folder: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-drafts-"));
  catalog = await openCatalog(path.join(folder, "engine.db"), { imagesMost: 3 });
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const draft = (id: string, given: Partial<CatalogDraft> = {}): CatalogDraft => ({
  id,
  key: `key of ${id}`,
  meta: {},
  creator: undefined,
  requireSignedUrls: false,
  created: at(0),
  expires: at(30),
  ...given,
});
const image = (id: string, uploaded = at(1)): CatalogImage => ({
  id,
  filename: "logo.png",
  meta: {},
  creator: undefined,
  uploaded,
  requireSignedUrls: false,
  sha256: "a".repeat(64),
  sizeBytes: 12,
  facts: { format: "png", widthPx: 3, heightPx: 4, frames: 1, orientation: 1, hasAlpha: true, profile: "none" },
});

describe("a draft", () => {
  it("comes back exactly as it was put in, also after a restart, and is no image", async () => {
    const whole = draft("a/b é", { meta: { k: [1] }, creator: "ann", requireSignedUrls: true });
    await catalog.drafts.insert(whole);
    await catalog.close();
    catalog = await openCatalog(path.join(folder, "engine.db"), { imagesMost: 3 });
    expect(await catalog.drafts.find("a/b é")).toEqual(whole);
    expect(await catalog.drafts.find("b")).toBeUndefined();
    expect(await catalog.images.find("a/b é")).toBeUndefined();
    expect(await catalog.images.count()).toBe(0);
  });

  it("holds its id against images and other drafts while it lives", async () => {
    await catalog.drafts.insert(draft("a"));
    await expect(catalog.drafts.insert(draft("a", { key: "other" }))).rejects.toMatchObject({ code: 5409 });
    await expect(catalog.images.insert(image("a"))).rejects.toMatchObject({ code: 5409 });
    await catalog.images.insert(image("a", at(30)));
    await expect(catalog.drafts.insert(draft("a", { created: at(31) }))).rejects.toMatchObject({ code: 5409 });
  });

  it("gives its id to the next one when it has expired, and its own URL is then dead", async () => {
    await catalog.drafts.insert(draft("a"));
    await catalog.drafts.insert(draft("a", { key: "second", created: at(30), expires: at(60) }));
    await expect(catalog.images.insert(image("a"), "key of a")).rejects.toMatchObject({ code: 5409 });
    await catalog.images.insert(image("a"), "second");
    expect(await catalog.drafts.find("a")).toBeUndefined();
  });

  it("becomes one image, however many bring bytes at once", async () => {
    await catalog.drafts.insert(draft("a"));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => catalog.images.insert(image("a"), "key of a")),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await catalog.images.count()).toBe(1);
  });

  it("stays when the image could not be kept", async () => {
    await catalog.drafts.insert(draft("b"));
    await catalog.images.insert(image("a"));
    await expect(catalog.images.insert(image("a"), "key of b")).rejects.toMatchObject({ code: 5409 });
    expect(await catalog.drafts.find("b")).toBeDefined();
  });

  it("counts against what the account may keep until it expires", async () => {
    await catalog.images.insert(image("a"));
    await catalog.drafts.insert(draft("b"));
    await catalog.drafts.insert(draft("c"));
    const fourth = catalog.drafts.insert(draft("d"));
    await expect(fourth).rejects.toMatchObject({ code: 5453, message: expect.stringMatching(/3 images.*has 1 and 2/) });
    await catalog.drafts.insert(draft("d", { created: at(30), expires: at(60) }));
  });

  it("is swept when it has been over for long enough, and can be taken back before", async () => {
    await catalog.drafts.insert(draft("a"));
    await catalog.drafts.insert(draft("b", { expires: at(90) }));
    expect(await catalog.drafts.sweep(at(60))).toBe(1);
    expect(await catalog.drafts.find("a")).toBeUndefined();
    expect(await catalog.drafts.delete("b")).toBe(true);
    expect(await catalog.drafts.delete("b")).toBe(false);
  });
});
