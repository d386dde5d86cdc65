import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { dryRunInput } from "@/lib/contracts/variant";
import { buildImage } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import sharp from "sharp";
import { auditChange } from "../account/audit-change";
import { createVariant } from "./create-variant";
import { dryRunVariant } from "./dry-run-variant";
import { updateVariant } from "./update-variant";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  await addImages(world.index, [
    buildImage({ id: "wide", widthPx: 4000, heightPx: 3000 }),
    buildImage({ id: "small", widthPx: 100, heightPx: 100 }),
    buildImage({ id: "bin", state: "trashed" }),
    buildImage({ id: "out", state: "purging" }),
  ]);
});
afterEach(() => world.close());

const wide = (width: number) => ({ fit: "scale-down", width, metadata: "none" }) as const;
const dryRun = (given: Record<string, unknown>) => dryRunVariant(world.contextFor(), dryRunInput.parse(given));
const rulesOf = async (given: Record<string, unknown>) => (await dryRun(given)).lint.map(({ rule }) => rule);
const writes = () => world.upstream.calls.filter((call) => /create|update|delete|put/.test(call));

describe("dryRunVariant", () => {
  it("counts ready and trashed images as purged, and sends nothing", async () => {
    expect(await dryRun({ name: "public", options: wide(500) })).toMatchObject({ cachedImages: 3, isNew: false });
    expect(writes()).toEqual([]);
  });

  it("judges by the images it is given", async () => {
    const big = { name: "big", options: { fit: "contain", width: 500, metadata: "none" } };
    expect(await rulesOf({ ...big, imageIds: ["small"] })).toContain("enlarges");
    expect(await rulesOf({ ...big, imageIds: ["wide"] })).not.toContain("enlarges");
    expect(await rulesOf({ ...big, imageIds: ["nobody", "bin"] })).not.toContain("enlarges");
  });

  it("reads originals only where it matters, and finds the place they tell", async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
      .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 8/1 0/1", GPSLongitudeRef: "E" } })
      .jpeg()
      .toBuffer();
    await world.upstream.upload({ bytes, filename: "wide.jpg", contentType: "image/jpeg" }, { id: "wide" });
    world.upstream.calls.length = 0;
    expect(await rulesOf({ name: "x", options: wide(9) })).not.toContain("keeps-location");
    expect(world.upstream.calls).not.toContain("findImage");
    expect(await rulesOf({ name: "x", options: { ...wide(9), metadata: "keep" } })).toContain("keeps-location");
  });

  it("keeps the flag where the change does not speak of it", async () => {
    const record = world.upstream.account.variants.get("public");
    if (record !== undefined)
      world.upstream.account.variants.set("public", { ...record, neverRequireSignedURLs: true });
    const { changes } = await dryRun({ name: "public", options: wide(1366) });
    expect(changes).toEqual([{ field: "height", from: 768, to: null }]);
  });
});

describe("changing variants", () => {
  it("tells of a failure too, with its reason", async () => {
    world.upstream.failNext("variants.update", "refused");
    const change = updateVariant(world.contextFor(), { name: "public", edit: { options: wide(5) } });
    await expect(change).rejects.toMatchObject({ code: "upstream-unreachable" });
    const entries = await world.index.audit.list({ limit: 2 });
    expect(entries.map(({ action, detail }) => [action, detail["failed"]])).toEqual([
      ["variant.updated", "upstream-unreachable"],
      ["variant.updated", undefined],
    ]);
  });

  it("writes down what is asked before it asks", async () => {
    const order: string[] = [];
    await auditChange(world.contextFor(), { action: "variant.created", detail: {} }, async () => {
      order.push(...(await world.index.audit.list({ limit: 1 })).map(({ action }) => action), "asked");
    });
    expect(order).toEqual(["variant.created", "asked"]);
  });

  it("is seen by the next that asks the shelf", async () => {
    const ctx = world.contextFor();
    const names = async () => (await ctx.accountShelf.variants()).map(({ name }) => name);
    expect(await names()).not.toContain("fresh");
    await createVariant(ctx, { name: "fresh", options: wide(5), neverRequireSignedURLs: false });
    expect(await names()).toContain("fresh");
  });
});

describe("the shelf", () => {
  it("asks once for many, and again after ten seconds", async () => {
    const { accountShelf } = world.contextFor();
    const count = () => world.upstream.calls.filter((call) => call === "variants.list").length;
    await Promise.all([accountShelf.variants(), accountShelf.variants(), accountShelf.variants()]);
    world.advance(9_999);
    await accountShelf.variants();
    expect(count()).toBe(1);
    world.advance(1);
    await accountShelf.variants();
    expect(count()).toBe(2);
  });

  it("keeps no failure", async () => {
    const { accountShelf } = world.contextFor();
    world.upstream.failNext("variants.list", "refused");
    await expect(accountShelf.variants()).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect((await accountShelf.variants()).length).toBe(2);
  });
});
