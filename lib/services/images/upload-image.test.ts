import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { createUploadTester, type UploadTester } from "@/lib/testing/builders/upload-tester";
import { picture } from "@/lib/testing/pictures";
import { trashImage } from "./trash-image";
import { markField } from "./upload-mark";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
let bytes: Buffer;
let send: UploadTester["send"];
let listed: UploadTester["listed"];
let sends: UploadTester["sends"];
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  bytes = await picture("jpeg");
  ({ send, listed, sends } = createUploadTester(world, bytes));
});
afterEach(() => world.close());

const spooled = async () => {
  const staged = await world.stage(Buffer.from("x"));
  await world.spool.discard(staged);
  return readdir(path.dirname(staged.path));
};

describe("uploadImage", () => {
  it("takes a picture to the upstream and into the index, with everything measured", async () => {
    const fields = { metadata: `{"a":1}`, creator: "bob", folder: "sea", tags: "x, y", alt: "waves" };
    const { image, isReplay } = await send({ filename: "C:\\photos\\Küste.jpg", fields });
    expect(isReplay).toBe(false);
    expect(image).toMatchObject({
      filename: "Küste.jpg",
      creator: "bob",
      sizeBytes: bytes.byteLength,
      widthPx: 64,
      heightPx: 48,
      format: "jpeg",
      isAnimated: false,
      isPrivate: false,
      alt: "waves",
      tags: ["x", "y"],
      folder: "sea",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      state: "ready",
      meta: { a: 1 },
    });
    expect(Buffer.from(image.thumbhash, "base64").byteLength).toBeGreaterThan(4);
    expect(image.variants.map(({ name }) => name)).toEqual(["public", "default"]);
    expect(await listed()).toEqual([image]);
    expect(world.upstream.images.get(image.id)?.bytes.equals(bytes)).toBe(true);
    expect(world.upstream.images.get(image.id)?.meta).toEqual({
      a: 1,
      [markField]: expect.stringMatching(/^[\w-]{16}$/),
    });
    expect(await world.index.audit.list({ imageId: image.id, limit: 9 })).toMatchObject([
      { action: "image.uploaded", actorId: "ann", requestId: "request-1", detail: { filename: "Küste.jpg" } },
    ]);
  });

  it("leaves no spooled file behind, whatever happens", async () => {
    await send({ key: "k" });
    await send({ key: "k" });
    await expect(send({ bytes: Buffer.from("hello") })).rejects.toThrow();
    world.upstream.failNext("upload", "refused", { code: "upstream-refused" });
    await expect(send()).rejects.toThrow();
    expect(await spooled()).toEqual([]);
  });

  it("makes a private image, and a custom id with slashes", async () => {
    expect((await send({ fields: { requireSignedURLs: "true" } })).image.isPrivate).toBe(true);
    expect((await send({ fields: { id: "travel/a b" } })).image.id).toBe("travel/a b");
  });

  it("names the budget when metadata is too long, before the upstream hears of it", async () => {
    const metadata = JSON.stringify({ text: "é".repeat(500) });
    await expect(send({ fields: { metadata } })).rejects.toMatchObject({
      code: "invalid-input",
      detail: expect.stringMatching(/has 1011 bytes .* 1000 are left of Cloudflare's 1024/),
    });
    await expect(send({ fields: { metadata: `{"_u":"x"}` } })).rejects.toMatchObject({ code: "invalid-input" });
    expect(sends()).toBe(0);
  });

  it("takes metadata that fits to the byte", async () => {
    const text = "x".repeat(1000 - `{"t":""}`.length);
    const { image } = await send({ fields: { metadata: JSON.stringify({ t: text }) } });
    expect(image.meta).toEqual({ t: text });
  });

  it("says where the taken id is, and keeps the upstream's word when only it knows", async () => {
    const { image } = await send({ fields: { id: "mine" } });
    await expect(send({ fields: { id: "mine" } })).rejects.toMatchObject({ code: "id-taken" });
    await trashImage(world.contextFor(), { id: image.id });
    await expect(send({ fields: { id: "mine" } })).rejects.toMatchObject({ detail: expect.stringContaining("trash") });
    await world.upstream.upload({ bytes, filename: "b", contentType: "image/jpeg" }, { id: "theirs" });
    await expect(send({ fields: { id: "theirs" }, key: "k" })).rejects.toMatchObject({
      code: "id-taken",
      upstreamCode: 5409,
    });
    expect((await send({ fields: { id: "free" }, key: "k" })).isReplay).toBe(false);
  });

  it("does not begin what was cancelled", async () => {
    const signal = AbortSignal.abort(new DOMException("gone", "AbortError"));
    await expect(send({ ctx: { signal } })).rejects.toThrow();
    expect(sends()).toBe(0);
    expect(await listed()).toEqual([]);
  });

  it("goes on when the sender leaves while the upstream takes the bytes: the retry finds the image", async () => {
    const release = world.upstream.hold("upload");
    const leaving = new AbortController();
    const first = send({ key: "k", ctx: { signal: leaving.signal } });
    await expect.poll(sends).toBe(1);
    leaving.abort();
    release();
    const { image } = await first;
    expect(await send({ key: "k" })).toEqual({ image, isReplay: true });
  });
});
