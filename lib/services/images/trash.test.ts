import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageQuery, type ImageQuery } from "@/lib/contracts/image";
import { buildImage } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { deleteImage } from "./delete-image";
import { getImage } from "./get-image";
import { listImages } from "./list-images";
import { purgeDueImages } from "./purge-due-images";
import { restoreImage } from "./restore-image";
import { trashImage } from "./trash-image";
import { updateImage } from "./update-image";

const dayMs = 24 * 60 * 60_000;
const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  for (const id of ["a", "b", "c"]) await keep(id);
});
afterEach(() => world.close());

const keep = async (id: string): Promise<void> => {
  const bytes = Buffer.from(id);
  await world.upstream.upload({ bytes, filename: id, contentType: "image/jpeg" }, { id });
  await addImages(world.index, [buildImage({ id })]);
};
const ids = async (state: ImageQuery["state"]) => {
  const page = await listImages(world.contextFor(), imageQuery.parse({ state, sort: "filename" }));
  return page.items.map(({ id }) => id);
};
const actions = async (imageId: string) =>
  (await world.index.audit.list({ imageId, limit: 9 })).map(({ action }) => action).toReversed();
const always = async () => true;

describe("trashImage and restoreImage", () => {
  it("take an image out of the library and bring it back unchanged, without a word to the upstream", async () => {
    const before = await world.index.images.get("a");
    world.upstream.calls.length = 0;
    const trashed = await trashImage(world.contextFor(), { id: "a" });
    expect(trashed).toMatchObject({ state: "trashed", trashedAt: "2026-05-01T12:00:00.000Z" });
    expect([await ids("ready"), await ids("trashed")]).toEqual([["b", "c"], ["a"]]);
    expect(await restoreImage(world.contextFor(), { id: "a" })).toEqual(before);
    expect(await ids("ready")).toEqual(["a", "b", "c"]);
    expect(world.upstream.calls).toEqual([]);
    expect(await actions("a")).toEqual(["image.uploaded", "image.trashed", "image.restored"]);
  });

  it("trash an image once: the second time neither moves its date nor adds to its history", async () => {
    const first = await trashImage(world.contextFor(), { id: "a" });
    world.advance(dayMs);
    expect(await trashImage(world.contextFor(), { id: "a" })).toEqual(first);
    expect(await actions("a")).toEqual(["image.uploaded", "image.trashed"]);
  });

  it("refuse what does not fit", async () => {
    await expect(restoreImage(world.contextFor(), { id: "a" })).rejects.toMatchObject({ code: "not-in-trash" });
    await expect(restoreImage(world.contextFor(), { id: "x" })).rejects.toMatchObject({ code: "not-found" });
    await expect(trashImage(world.contextFor(), { id: "x" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("updateImage", () => {
  it("changes what is given and writes it down", async () => {
    const edit = { alt: "waves", tags: ["sea"] };
    expect(await updateImage(world.contextFor(), { id: "a", edit })).toMatchObject({ ...edit, folder: "" });
    expect(await world.index.audit.list({ imageId: "a", limit: 1 })).toMatchObject([
      { action: "image.updated", detail: edit, actorId: "ann" },
    ]);
  });

  it("leaves no trace of a change that changes nothing, and refuses one in the trash", async () => {
    await updateImage(world.contextFor(), { id: "a", edit: {} });
    expect(await actions("a")).toEqual(["image.uploaded"]);
    await trashImage(world.contextFor(), { id: "a" });
    const answer = updateImage(world.contextFor(), { id: "a", edit: { alt: "x" } });
    await expect(answer).rejects.toMatchObject({ code: "invalid-input" });
    await expect(updateImage(world.contextFor(), { id: "x", edit: { alt: "x" } })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("deleteImage", () => {
  it.each(["ready", "trashed"])(
    "deletes a %s image at the upstream and in the index, and keeps its history",
    async (state) => {
      if (state === "trashed") await trashImage(world.contextFor(), { id: "a" });
      expect(await deleteImage(world.contextFor(), { id: "a" })).toEqual({ id: "a", isPending: false });
      expect(world.upstream.images.has("a")).toBe(false);
      await expect(getImage(world.contextFor(), { id: "a" })).rejects.toMatchObject({ code: "not-found" });
      expect((await actions("a")).slice(-2)).toEqual(["image.purge-requested", "image.purged"]);
    },
  );

  it("is done although the upstream had lost the image before", async () => {
    world.upstream.images.delete("a");
    expect(await deleteImage(world.contextFor(), { id: "a" })).toEqual({ id: "a", isPending: false });
  });

  it("hides the image at once when the upstream fails, and the reconciler finishes it", async () => {
    world.upstream.failNext("deleteImage", "refused");
    expect(await deleteImage(world.contextFor(), { id: "a" })).toEqual({ id: "a", isPending: true });
    for (const verb of [getImage, trashImage, restoreImage, deleteImage]) {
      await expect(verb(world.contextFor(), { id: "a" })).rejects.toMatchObject({ code: "not-found" });
    }
    expect([await ids("ready"), await ids("trashed")]).toEqual([["b", "c"], []]);
    expect(world.upstream.images.has("a")).toBe(true);
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 1, failed: 0 });
    expect(world.upstream.images.has("a")).toBe(false);
    expect(world.lines).toMatchObject([{ level: "warn", fields: { imageId: "a" } }]);
  });

  it("deletes once however many ask", async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => deleteImage(world.contextFor(), { id: "a" })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await actions("a")).toEqual(["image.uploaded", "image.purge-requested", "image.purged"]);
  });
});

describe("purgeDueImages", () => {
  it("deletes what has been in the trash for the retention, and nothing before", async () => {
    await trashImage(world.contextFor(), { id: "a" });
    world.advance(10 * dayMs);
    await trashImage(world.contextFor(), { id: "b" });
    world.advance(20 * dayMs - 1);
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 0, failed: 0 });
    world.advance(1);
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 1, failed: 0 });
    expect([...world.upstream.images.keys()]).toEqual(["b", "c"]);
    expect(await ids("trashed")).toEqual(["b"]);
  });

  it("spares an image that was restored, also when it is trashed again", async () => {
    await trashImage(world.contextFor(), { id: "a" });
    world.advance(29 * dayMs);
    await restoreImage(world.contextFor(), { id: "a" });
    await trashImage(world.contextFor(), { id: "a" });
    world.advance(2 * dayMs);
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 0, failed: 0 });
  });

  it("lets one stubborn image not hold up the others", async () => {
    for (const id of ["a", "b", "c"]) await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id });
    world.upstream.failNext("deleteImage", "refused", { code: "upstream-refused" });
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 2, failed: 1 });
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 1, failed: 0 });
    expect(world.upstream.images.size).toBe(0);
  });

  it("stops at once when the upstream asks for a pause, and repeats nothing that was done", async () => {
    for (const id of ["a", "b", "c"]) await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id });
    world.upstream.failNext("deleteImage", "refused", { code: "upstream-rate-limited" });
    await expect(purgeDueImages(world.contextFor(), always)).rejects.toMatchObject({ code: "upstream-rate-limited" });
    expect(world.upstream.images.size).toBe(3);
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 3, failed: 0 });
  });

  it("finishes a deletion whose answer was lost", async () => {
    await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id: "a" });
    world.upstream.failNext("deleteImage", "lost");
    await expect(purgeDueImages(world.contextFor(), always)).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(await purgeDueImages(world.contextFor(), always)).toEqual({ purged: 1, failed: 0 });
    expect(await world.index.audit.list({ imageId: "a", limit: 1 })).toMatchObject([
      { action: "image.purged", detail: { wasAtUpstream: false } },
    ]);
  });

  it("stops between two images when told to", async () => {
    for (const id of ["a", "b", "c"]) await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id });
    const answers = [true, false];
    expect(await purgeDueImages(world.contextFor(), async () => answers.shift() ?? false)).toEqual({
      purged: 1,
      failed: 0,
    });
    expect(world.upstream.images.size).toBe(2);
  });
});
