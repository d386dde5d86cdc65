import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Index } from "@/lib/db/open-index";
import { buildAudit, buildImage, buildUpload } from "../builders/build-image";
import type { OpenTestIndex } from "../builders/open-test-index";

const get = async (index: Index, idempotencyKey: string) => {
  const found = await index.uploads.find({ actorId: "ann", idempotencyKey });
  if (found === undefined) throw new Error(`no upload ${idempotencyKey}`);
  return found;
};

/** What the upload and lease repositories guarantee. */
export const describeUploads = (name: string, open: OpenTestIndex): void => {
  describe(`${name}: uploads`, () => {
    let index: Index;
    beforeEach(async () => {
      index = await open();
    });
    afterEach(() => index.close());

    it("lets an actor use a key once, and other actors the same key", async () => {
      const upload = buildUpload({ token: "t1", idempotencyKey: "k" });
      const results = await Promise.all([index.uploads.begin(upload), index.uploads.begin({ ...upload, token: "t2" })]);
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await index.uploads.begin({ ...upload, token: "t3", actorId: "bob" })).toBe(true);
      expect(await get(index, "k")).toMatchObject({
        token: "t1",
        state: "sending",
        attempts: 1,
        intent: upload.intent,
      });
    });

    it("gives an unsettled upload to one of two who take it over", async () => {
      await index.uploads.begin(buildUpload({ token: "t", idempotencyKey: "k" }));
      await index.uploads.markUnknown("t");
      const known = await get(index, "k");
      const at = "2026-02-01T00:00:00.000Z";
      expect(await Promise.all([1, 2].map(() => index.uploads.resume(known, at)))).toEqual([true, false]);
      expect(await get(index, "k")).toMatchObject({ state: "sending", attempts: 2, startedAt: at });
    });

    it("writes image, audit entry and end of the upload together, once", async () => {
      await index.uploads.begin(buildUpload({ token: "t", idempotencyKey: "k" }));
      const image = buildImage({ id: "a" });
      await index.uploads.complete("t", image, buildAudit("a"));
      await index.uploads.complete("t", image, buildAudit("a"));
      expect(await get(index, "k")).toMatchObject({ state: "done", imageId: "a" });
      expect(await index.audit.list({ limit: 9 })).toHaveLength(1);
      expect(await index.images.get("a")).toMatchObject({ id: "a" });
    });

    it("writes nothing of an end that fails half-way", async () => {
      await index.uploads.begin(buildUpload({ token: "t", idempotencyKey: "k" }));
      const broken = { ...buildAudit("a"), detail: { big: 1n } };
      await expect(index.uploads.complete("t", buildImage({ id: "a" }), broken)).rejects.toThrow();
      expect(await index.images.find("a")).toBeUndefined();
      expect(await get(index, "k")).toMatchObject({ state: "sending", imageId: null });
    });

    it("never forgets, drops or doubts a finished upload", async () => {
      await index.uploads.begin(buildUpload({ token: "t", idempotencyKey: "k" }));
      await index.uploads.complete("t", buildImage({ id: "a" }), buildAudit("a"));
      await index.uploads.drop("t");
      await index.uploads.markUnknown("t");
      expect(await index.uploads.resume(await get(index, "k"), "2026-02-01T00:00:00.000Z")).toBe(false);
      expect((await get(index, "k")).state).toBe("done");
    });

    it("frees the key of a dropped upload", async () => {
      const upload = buildUpload({ token: "t", idempotencyKey: "k" });
      await index.uploads.begin(upload);
      await index.uploads.drop("t");
      expect(await index.uploads.begin({ ...upload, token: "t2" })).toBe(true);
    });

    it("lists what has no end, the oldest first", async () => {
      for (const [token, day] of [
        ["late", "03"],
        ["early", "01"],
        ["done", "02"],
      ] as const) {
        await index.uploads.begin(buildUpload({ token, startedAt: `2026-01-${day}T00:00:00.000Z` }));
      }
      await index.uploads.markUnknown("early");
      await index.uploads.complete("done", buildImage({ id: "a" }), buildAudit("a"));
      const list = async (startedBefore: string) =>
        (await index.uploads.listUnsettled({ startedBefore, limit: 9 })).map(({ token }) => token);
      expect(await list("2026-02-01T00:00:00.000Z")).toEqual(["early", "late"]);
      expect(await list("2026-01-02T00:00:00.000Z")).toEqual(["early"]);
    });

    it("has repeated uploads looked at once, and keeps them until then", async () => {
      await index.uploads.begin(buildUpload({ token: "once" }));
      await index.uploads.begin(buildUpload({ token: "twice", idempotencyKey: "k" }));
      await index.uploads.resume(await get(index, "k"), "2026-01-03T00:00:00.000Z");
      for (const token of ["once", "twice"]) {
        await index.uploads.complete(token, buildImage({ id: token }), buildAudit(token));
      }
      const finishedBefore = "2026-06-01T00:00:00.000Z";
      const unchecked = await index.uploads.listUnchecked({ finishedBefore, limit: 9 });
      expect(unchecked.map(({ token }) => token)).toEqual(["twice"]);
      expect(await index.uploads.forgetFinished(finishedBefore)).toBe(1);
      await index.uploads.markChecked("twice", finishedBefore);
      expect(await index.uploads.listUnchecked({ finishedBefore, limit: 9 })).toEqual([]);
      expect(await index.uploads.forgetFinished("2026-01-01T00:00:00.000Z")).toBe(0);
      expect(await index.uploads.forgetFinished(finishedBefore)).toBe(1);
    });
  });

  describe(`${name}: leases`, () => {
    let index: Index;
    beforeEach(async () => {
      index = await open();
    });
    afterEach(() => index.close());
    const now = new Date("2026-01-01T00:00:00.000Z");
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const claim = (holder: string, at: Date) => index.leases.acquire({ name: "n", holder, now: at, ttlSeconds: 60 });

    it("has one holder at a time, who may renew", async () => {
      expect(await Promise.all([claim("a", now), claim("b", now)])).toEqual([true, false]);
      expect(await claim("a", later(30))).toBe(true);
      expect(await claim("b", later(89))).toBe(false);
    });

    it("passes on when it runs out or is given back, but not by a stranger", async () => {
      await claim("a", now);
      expect(await claim("b", later(60))).toBe(true);
      expect(await claim("a", later(61))).toBe(false);
      await index.leases.release({ name: "n", holder: "a" });
      expect(await claim("a", later(61))).toBe(false);
      await index.leases.release({ name: "n", holder: "b" });
      expect(await claim("a", later(61))).toBe(true);
    });

    it("keeps names apart", async () => {
      await claim("a", now);
      expect(await index.leases.acquire({ name: "other", holder: "b", now, ttlSeconds: 1 })).toBe(true);
    });
  });
};
