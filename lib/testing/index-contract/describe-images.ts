import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageQuery } from "@/lib/contracts/image";
import type { Index } from "@/lib/db/open-index";
import { buildAudit, buildImage } from "../builders/build-image";
import { addImages, type OpenTestIndex } from "../builders/open-test-index";

/** What the image repository guarantees beside listing. */
export const describeImages = (name: string, open: OpenTestIndex): void => {
  describe(`${name}: images`, () => {
    let index: Index;
    beforeEach(async () => {
      index = await open();
    });
    afterEach(() => index.close());
    const actions = async (imageId: string) =>
      (await index.audit.list({ imageId, limit: 50 })).map(({ action }) => action).toReversed();

    it("gives back every field as it was written", async () => {
      const { actorId, ...image } = buildImage({
        id: "travel/küste é%2F.jpg",
        filename: "Küste ☀.jpg",
        creator: "bob",
        sizeBytes: 9_999_999_999,
        isAnimated: true,
        isPrivate: true,
        alt: `a "quoted" text`,
        tags: ["sea", "a,b"],
        folder: "2026/may",
        thumbhash: "AQID",
        meta: { deep: { list: [1, null, "x"] } },
      });
      await addImages(index, [{ ...image, actorId }]);
      expect(await index.images.get(image.id)).toEqual(image);
      expect((await index.images.list(imageQuery.parse({}))).items).toEqual([image]);
    });

    it("tells an absent image by undefined or not-found", async () => {
      expect(await index.images.find("nobody")).toBeUndefined();
      await expect(index.images.get("nobody")).rejects.toMatchObject({ code: "not-found" });
    });

    it("moves an image only from the states that are named, and says so in the audit", async () => {
      await addImages(index, [buildImage({ id: "a" })]);
      const trashedAt = "2026-02-01T00:00:00.000Z";
      const trash = { from: ["ready"], to: "trashed", trashedAt, purgeAfter: trashedAt } as const;
      expect(await index.images.move("a", trash, buildAudit("a", "image.trashed"))).toMatchObject({
        state: "trashed",
        trashedAt,
      });
      expect(await index.images.move("a", trash, buildAudit("a", "image.trashed"))).toBeUndefined();
      expect(await index.images.move("b", trash, buildAudit("b", "image.trashed"))).toBeUndefined();
      expect(await actions("a")).toEqual(["image.uploaded", "image.trashed"]);
      expect(await actions("b")).toEqual([]);
    });

    it("lets one of two simultaneous moves win", async () => {
      await addImages(index, [buildImage({ id: "a" })]);
      const move = { from: ["ready"], to: "purging" } as const;
      const results = await Promise.all(
        [1, 2].map(() => index.images.move("a", move, buildAudit("a", "image.purge-requested"))),
      );
      expect(results.filter((result) => result !== undefined)).toHaveLength(1);
      expect(await actions("a")).toEqual(["image.uploaded", "image.purge-requested"]);
    });

    it("edits what is given and leaves the rest, of ready images only", async () => {
      await addImages(index, [buildImage({ id: "a", alt: "old", folder: "f" })]);
      expect(await index.images.edit("a", { alt: "new", tags: ["x"] }, buildAudit("a", "image.updated"))).toMatchObject(
        {
          alt: "new",
          tags: ["x"],
          folder: "f",
        },
      );
      await index.images.move("a", { from: ["ready"], to: "trashed" }, buildAudit("a", "image.trashed"));
      expect(await index.images.edit("a", { alt: "no" }, buildAudit("a", "image.updated"))).toBeUndefined();
      expect((await index.images.get("a")).alt).toBe("new");
    });

    it("removes purging images only, and keeps their history", async () => {
      await addImages(index, [buildImage({ id: "a" })]);
      expect(await index.images.remove("a", buildAudit("a", "image.purged"))).toBe(false);
      await index.images.move("a", { from: ["ready"], to: "purging" }, buildAudit("a", "image.purge-requested"));
      expect(await index.images.remove("a", buildAudit("a", "image.purged"))).toBe(true);
      expect(await index.images.find("a")).toBeUndefined();
      expect(await actions("a")).toEqual(["image.uploaded", "image.purge-requested", "image.purged"]);
    });

    it("writes no change whose audit entry cannot be written", async () => {
      await addImages(index, [buildImage({ id: "a" })]);
      const broken = { ...buildAudit("a"), detail: { big: 1n } };
      await expect(index.images.move("a", { from: ["ready"], to: "trashed" }, broken)).rejects.toThrow();
      await expect(index.images.edit("a", { alt: "x" }, broken)).rejects.toThrow();
      expect(await index.images.get("a")).toMatchObject({ state: "ready", alt: "" });
    });

    it("knows whose retention is over, the longest due first, and who is on the way out", async () => {
      await addImages(
        index,
        ["a", "b", "c", "d"].map((id) => buildImage({ id })),
      );
      const trash = (id: string, purgeAfter: string) =>
        index.images.move(id, { from: ["ready"], to: "trashed", purgeAfter }, buildAudit(id));
      await trash("a", "2026-03-02T00:00:00.000Z");
      await trash("b", "2026-03-01T00:00:00.000Z");
      await trash("c", "2026-03-09T00:00:00.000Z");
      const now = new Date("2026-03-02T00:00:00.000Z");
      expect(await index.images.listDueIds({ now, limit: 10 })).toEqual(["b", "a"]);
      expect(await index.images.listDueIds({ now, limit: 1 })).toEqual(["b"]);
      for (const id of ["d", "a"]) {
        await index.images.move(id, { from: ["ready", "trashed"], to: "purging" }, buildAudit(id));
      }
      expect(await index.images.listPurgingIds({ limit: 10 })).toEqual(["a", "d"]);
      expect(await index.images.listPurgingIds({ limit: 10, afterId: "a" })).toEqual(["d"]);
    });

    it("counts exactly, whatever state the others are in", async () => {
      await addImages(
        index,
        ["a", "b", "c", "d"].map((id) => buildImage({ id })),
      );
      await index.images.move("a", { from: ["ready"], to: "trashed" }, buildAudit("a"));
      await index.images.move("b", { from: ["ready"], to: "purging" }, buildAudit("b"));
      expect((await index.images.list(imageQuery.parse({}))).total).toBe(2);
      expect((await index.images.list(imageQuery.parse({ state: "trashed" }))).total).toBe(1);
      expect((await index.images.list(imageQuery.parse({ q: ".jpg" }))).total).toBe(2);
    });

    it("pages its history, newest first", async () => {
      await addImages(
        index,
        ["a", "b", "c"].map((id) => buildImage({ id })),
      );
      const first = await index.audit.list({ limit: 2 });
      expect(first.map(({ imageId }) => imageId)).toEqual(["c", "b"]);
      const rest = await index.audit.list({ limit: 2, beforeSeq: first[1]?.seq ?? 0 });
      expect(rest.map(({ imageId }) => imageId)).toEqual(["a"]);
      expect(rest[0]).toMatchObject({ actorId: "ann", action: "image.uploaded", requestId: "request-1", detail: {} });
    });
  });
};
