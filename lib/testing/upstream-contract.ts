import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UploadOptions, Upstream, UpstreamImage } from "@/lib/upstream/upstream";

export type UpstreamUnderTest = Readonly<{
  upstream: Upstream;
  /** The same upstream, with credentials that are wrong. */
  intruder: Upstream;
  close: () => Promise<void>;
}>;

const chunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length, 0);
  head.write(type, 4, "latin1");
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])) >>> 0, 0);
  return Buffer.concat([head, body, check]);
};

/** A PNG of noise, unlike every other: nothing can answer from memory. */
const paintPng = (widthPx: number, heightPx: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: heightPx }, () => Buffer.concat([Buffer.of(0), randomBytes(widthPx * 3)]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.concat(rows), { level: 1 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
};

const bytesOf = async (stream: ReadableStream<Uint8Array> | null): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer());

/**
 * What every upstream must do, asked over the wire. Leaves nothing behind, so that it may run against an account that
 * is in use: each run has a creator of its own and deletes what it uploaded.
 */
export const describeUpstream = (name: string, makeUpstream: () => Promise<UpstreamUnderTest>): void => {
  describe(`${name} as an upstream`, () => {
    const creator = `contract-${randomBytes(6).toString("hex")}`;
    const uploaded = new Set<string>();
    let subject: UpstreamUnderTest;
    let upstream: Upstream;
    beforeAll(async () => {
      subject = await makeUpstream();
      upstream = subject.upstream;
    });
    afterAll(async () => {
      for (const id of uploaded) await upstream.deleteImage(id);
      await subject.close();
    });

    const upload = async (options: UploadOptions = {}, filename = "noise.png"): Promise<UpstreamImage> => {
      const source = { bytes: paintPng(40, 30), filename, contentType: "image/png" };
      const image = await upstream.upload(source, { creator, ...options });
      uploaded.add(image.id);
      return image;
    };

    it("keeps what an upload says and tells it again", async () => {
      const metadata = { text: "häßlich \u{1F408}", count: 3, isGood: true, deep: { list: [1, "2"] } };
      const image = await upload({ metadata });
      expect(image).toMatchObject({ filename: "noise.png", creator, isPrivate: false, meta: metadata });
      expect(Math.abs(Date.parse(image.uploadedAt) - Date.now())).toBeLessThan(10 * 60_000);
      expect(image.variants.length).toBeGreaterThan(0);
      expect(await upstream.getImage(image.id)).toEqual(image);
    });

    it.each(["Übergröße 東京 \u{1F408}.png", "with space & (brackets) 100%.png", "semi;colon=equals, 'quote'.png"])(
      "keeps the filename %j",
      async (filename) => {
        expect((await upload({}, filename)).filename).toBe(filename);
      },
    );

    it.each(["plain", "with/two/slashes", "per%20cent%2Fescapes", "späce and plus+", "dots.in..name"])(
      "finds, reads and deletes the custom id %j",
      async (ending) => {
        const id = `${creator}/${ending}`;
        expect((await upload({ id })).id).toBe(id);
        expect((await upstream.getImage(id)).id).toBe(id);
        expect((await bytesOf((await upstream.openBlob(id)).stream)).length).toBeGreaterThan(0);
        expect(await upstream.deleteImage(id)).toBe(true);
        expect(await upstream.findImage(id)).toBeUndefined();
      },
    );

    it("refuses a taken id and keeps the first image", async () => {
      const id = `${creator}/taken`;
      await upload({ id }, "first.png");
      await expect(upload({ id }, "second.png")).rejects.toMatchObject({ code: "id-taken", upstreamCode: 5409 });
      expect((await upstream.getImage(id)).filename).toBe("first.png");
    });

    it("refuses a custom id that is private", async () => {
      const wanted = upload({ id: `${creator}/private`, requireSignedURLs: true });
      await expect(wanted).rejects.toMatchObject({ code: "upstream-refused" });
    });

    it("makes an image private", async () => {
      expect((await upload({ requireSignedURLs: true })).isPrivate).toBe(true);
    });

    it("refuses what is no image, with a code and a remedy", async () => {
      const source = { bytes: Buffer.from("#!/bin/sh\necho no image\n"), filename: "x.png", contentType: "image/png" };
      await expect(upstream.upload(source, { creator })).rejects.toMatchObject({
        code: "not-an-image",
        upstreamCode: expect.any(Number) as number,
      });
    });

    it("refuses more than 10 MB", async () => {
      const bytes = Buffer.concat([paintPng(8, 8), randomBytes(10 * 1024 * 1024 + 1)]);
      const wanted = upstream.upload({ bytes, filename: "big.png", contentType: "image/png" }, { creator });
      await expect(wanted).rejects.toMatchObject({ code: "image-too-large" });
    });

    it("refuses more than 1,024 bytes of metadata", async () => {
      await expect(upload({ metadata: { long: "x".repeat(1100) } })).rejects.toMatchObject({
        code: "upstream-refused",
      });
    });

    it("finds an upload again by its mark", async () => {
      const mark = `m${randomBytes(16).toString("base64url")}`;
      const image = await upload({ metadata: { _u: mark, other: 1 } });
      const page = await upstream.listImages({ limit: 10, order: "desc", meta: { _u: mark } });
      expect(page.images.map(({ id }) => id)).toEqual([image.id]);
      const none = await upstream.listImages({ limit: 10, order: "desc", meta: { _u: `${mark}x` } });
      expect(none.images).toEqual([]);
    });

    it("lists each image once, page by page, in both orders", async () => {
      const own = `${creator}-paging`;
      const ids: string[] = [];
      for (let at = 0; at < 12; at += 1) ids.push((await upload({ creator: own })).id);
      const walk = async (order: "asc" | "desc"): Promise<string[]> => {
        const seen: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = await upstream.listImages({ limit: 10, order, creator: own, ...(cursor ? { cursor } : {}) });
          seen.push(...page.images.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        return seen;
      };
      const ascending = await walk("asc");
      expect(ascending.toSorted()).toEqual(ids.toSorted());
      expect(await walk("desc")).toEqual(ascending.toReversed());
    });

    it("gives back the very bytes that were uploaded", async () => {
      const bytes = paintPng(200, 100);
      const source = { bytes, filename: "original.png", contentType: "image/png" };
      const image = await upstream.upload(source, { creator });
      uploaded.add(image.id);
      const blob = await upstream.openBlob(image.id);
      expect(blob.contentType).toMatch(/^image\/png/);
      expect((await bytesOf(blob.stream)).equals(bytes)).toBe(true);
    });

    it("replaces metadata whole and keeps the id", async () => {
      const image = await upload({ metadata: { a: 1, _u: "mark" } });
      const updated = await upstream.updateImage(image.id, { meta: { b: { c: [2] } } });
      expect(updated).toMatchObject({ id: image.id, meta: { b: { c: [2] } }, filename: image.filename });
      expect((await upstream.getImage(image.id)).meta).toEqual({ b: { c: [2] } });
    });

    it("gives an image that becomes private another id, and forgets the former", async () => {
      const image = await upload({ metadata: { a: 1 } });
      const hidden = await upstream.updateImage(image.id, { isPrivate: true });
      uploaded.add(hidden.id);
      expect(hidden).toMatchObject({ isPrivate: true, meta: { a: 1 } });
      expect(hidden.id).not.toBe(image.id);
      expect(await upstream.findImage(image.id)).toBeUndefined();
      await expect(upstream.updateImage(image.id, { creator: "x" })).rejects.toMatchObject({ code: "not-found" });
    });

    it("refuses more than 1,024 bytes of metadata in a change, and keeps what was", async () => {
      const image = await upload({ metadata: { a: 1 } });
      const wanted = upstream.updateImage(image.id, { meta: { long: "x".repeat(1100) } });
      await expect(wanted).rejects.toMatchObject({ code: "upstream-refused" });
      expect((await upstream.getImage(image.id)).meta).toEqual({ a: 1 });
    });

    it("deletes once and says so", async () => {
      const { id } = await upload();
      expect(await upstream.deleteImage(id)).toBe(true);
      expect(await upstream.deleteImage(id)).toBe(false);
      expect(await upstream.findImage(id)).toBeUndefined();
      await expect(upstream.getImage(id)).rejects.toMatchObject({ code: "not-found" });
      await expect(upstream.openBlob(id)).rejects.toMatchObject({ code: "not-found" });
    });

    it("delivers each variant it names, in the format the device accepts", async () => {
      const image = await upload();
      for (const { url } of image.variants) {
        const webp = await upstream.deliver({ url, headers: { Accept: "image/webp,*/*" } });
        expect([webp.status, webp.headers.get("content-type")]).toEqual([200, "image/webp"]);
        expect((await bytesOf(webp.body)).subarray(8, 12).toString("latin1")).toBe("WEBP");
        const plain = await upstream.deliver({ url, headers: { Accept: "image/png,*/*;q=0.1" } });
        expect([plain.status, plain.headers.get("content-type")]).toEqual([200, "image/png"]);
        await plain.body?.cancel();
      }
    });

    it("no longer delivers what was deleted", async () => {
      const image = await upload();
      const url = image.variants[0]?.url ?? "";
      const before = await upstream.deliver({ url, headers: { Accept: "*/*" } });
      await before.body?.cancel();
      await upstream.deleteImage(image.id);
      const after = await upstream.deliver({ url, headers: { Accept: "*/*" } });
      await after.body?.cancel();
      expect([before.status, after.status]).toEqual([200, 404]);
    });

    it("counts its images", async () => {
      const stats = await upstream.getStats();
      expect(stats.current).toBeGreaterThan(0);
      expect(stats.allowed).toBeGreaterThanOrEqual(stats.current);
      expect(await upstream.check()).toMatchObject({ isUsable: true });
    });

    it("lets nobody in with wrong credentials and says what to do", async () => {
      await expect(subject.intruder.getImage("x")).rejects.toMatchObject({ code: "upstream-unauthorised" });
      const bytes = paintPng(8, 8);
      const wanted = subject.intruder.upload({ bytes, filename: "x.png", contentType: "image/png" }, { creator });
      await expect(wanted).rejects.toMatchObject({ code: "upstream-unauthorised" });
      expect(await subject.intruder.check()).toMatchObject({ isUsable: false, nextStep: expect.any(String) as string });
    });
  });
};
