import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { createUploadTester, type UploadTester } from "@/lib/testing/builders/upload-tester";
import { picture } from "@/lib/testing/pictures";
import { deleteImage } from "./delete-image";
import { sendDeadlineMs } from "./send-upload";
import { markField } from "./upload-mark";
import { UploadsUnderWay } from "./uploads-under-way";

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

describe("an upload that is repeated", () => {
  it("gives the same image for the same key and bytes, and sends nothing", async () => {
    const first = await send({ key: "k" });
    const second = await send({ key: "k" });
    expect(second).toEqual({ image: first.image, isReplay: true });
    expect(sends()).toBe(1);
  });

  it("refuses other bytes under the same key", async () => {
    await send({ key: "k" });
    const other = await picture("png");
    await expect(send({ key: "k", bytes: other })).rejects.toMatchObject({ code: "idempotency-mismatch" });
  });

  it("keeps the keys of two people apart", async () => {
    const first = await send({ key: "k" });
    const bob = { id: "bob", role: "editor", email: "", name: "" } as const;
    const second = await send({ key: "k", ctx: { actor: bob } });
    expect(second.image.id).not.toBe(first.image.id);
  });

  it("makes two images of the same bytes without a key, or with two", async () => {
    await send();
    await send();
    await send({ key: "k1" });
    await send({ key: "k2" });
    expect(await listed()).toHaveLength(4);
  });

  it("makes one image of ten at once, and gives it to all ten", async () => {
    const release = world.upstream.hold("upload");
    const all = Array.from({ length: 10 }, () => send({ key: "k" }));
    await expect.poll(sends).toBe(1);
    release();
    const results = await Promise.all(all);
    expect(results.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(await listed()).toEqual([results[0]?.image]);
    expect(new Set(results.map(({ image }) => image.id)).size).toBe(1);
    expect(world.upstream.images.size).toBe(1);
  });

  it("asks to wait while another process is at it, and makes one image", async () => {
    const release = world.upstream.hold("upload");
    const first = send({ key: "k" });
    await expect.poll(sends).toBe(1);
    const elsewhere = { uploadsUnderWay: new UploadsUnderWay() };
    await expect(send({ key: "k", ctx: elsewhere })).rejects.toMatchObject({
      code: "upload-in-progress",
      retryAfterSeconds: 2,
    });
    release();
    const { image } = await first;
    expect(await send({ key: "k", ctx: elsewhere })).toEqual({ image, isReplay: true });
  });

  it("refuses other bytes at the same time as well", async () => {
    const release = world.upstream.hold("upload");
    const first = send({ key: "k" });
    await expect.poll(sends).toBe(1);
    await expect(send({ key: "k", bytes: await picture("png") })).rejects.toMatchObject({
      code: "idempotency-mismatch",
    });
    release();
    await first;
  });

  it("shares a refusal with all who wait, and frees the key", async () => {
    const release = world.upstream.hold("upload");
    world.upstream.failNext("upload", "refused", { code: "upstream-refused" });
    const all = Array.from({ length: 3 }, () => send({ key: "k" }).catch((error: unknown) => error));
    await expect.poll(sends).toBe(1);
    release();
    for (const error of await Promise.all(all)) expect(error).toMatchObject({ code: "upstream-refused" });
    expect(sends()).toBe(1);
    expect((await send({ key: "k" })).isReplay).toBe(false);
  });

  describe("while another call has not decided", () => {
    let uploadsUnderWay: UploadsUnderWay;
    let giveUp: (fault: Error) => void;
    beforeEach(async () => {
      uploadsUnderWay = new UploadsUnderWay();
      const outcome = new Promise<never>((_, reject) => {
        giveUp = reject;
      });
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      uploadsUnderWay.add(
        { actorId: "ann", idempotencyKey: "k" },
        { sha256, startedMs: world.now().getTime(), outcome },
      );
    });

    it("takes over when that call's own sender leaves", async () => {
      const waiting = [send({ key: "k", ctx: { uploadsUnderWay } }), send({ key: "k", ctx: { uploadsUnderWay } })];
      giveUp(new AppError("cancelled", { detail: "gone" }));
      const [first, second] = await Promise.all(waiting);
      expect(first?.image).toEqual(second?.image);
      expect(sends()).toBe(1);
    });

    it("lets the one who waits leave", async () => {
      const leaving = new AbortController();
      const waiting = send({ key: "k", ctx: { uploadsUnderWay, signal: leaving.signal } });
      leaving.abort();
      await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
      expect(sends()).toBe(0);
    });

    it("waits no longer than such a call may last", async () => {
      world.advance(sendDeadlineMs + 1);
      expect((await send({ key: "k", ctx: { uploadsUnderWay } })).isReplay).toBe(false);
    });
  });

  it("says that the image was deleted since, and does not bring it back", async () => {
    const { image } = await send({ key: "k" });
    await deleteImage(world.contextFor(), { id: image.id });
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "not-found" });
    expect(world.upstream.images.size).toBe(0);
  });
});

describe("an upload whose answer is lost", () => {
  it.each([
    ["by its mark", {}],
    ["by its custom id", { id: "mine" }],
  ])("is found again before anything is said, %s", async (_, fields) => {
    world.upstream.failNext("upload", "lost");
    const { image, isReplay } = await send({ key: "k", fields });
    expect(isReplay).toBe(false);
    expect(await listed()).toEqual([image]);
    expect(sends()).toBe(1);
    expect((await send({ key: "k", fields })).isReplay).toBe(true);
  });

  it("is found again by the retry when the upstream could not be asked at once", async () => {
    world.upstream.failNext("upload", "lost");
    world.upstream.failNext("listImages", "refused");
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(await listed()).toEqual([]);
    expect((await send({ key: "k" })).isReplay).toBe(true);
    expect(await listed()).toHaveLength(1);
    expect(sends()).toBe(1);
  });

  it("keeps its place when the retry cannot ask either", async () => {
    world.upstream.failNext("upload", "lost");
    world.upstream.failNext("listImages", "refused");
    world.upstream.failNext("listImages", "refused");
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upstream-unreachable" });
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect((await send({ key: "k" })).isReplay).toBe(true);
    expect(sends()).toBe(1);
  });

  it("is sent again by the retry when the upstream never saw it", async () => {
    world.upstream.failNext("upload", "refused");
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upstream-unreachable" });
    const { isReplay } = await send({ key: "k" });
    expect(isReplay).toBe(false);
    expect(sends()).toBe(2);
    expect(await listed()).toHaveLength(1);
  });

  it("keeps the mark over every attempt, so that a late first one can be told", async () => {
    world.upstream.failNext("upload", "late");
    await expect(send({ key: "k" })).rejects.toThrow();
    await send({ key: "k" });
    world.upstream.land();
    const marks = [...world.upstream.images.values()].map(({ meta }) => meta[markField]);
    expect(marks).toHaveLength(2);
    expect(new Set(marks).size).toBe(1);
    expect(await listed()).toHaveLength(1);
  });

  it("finds its own image when a late first attempt took the custom id", async () => {
    world.upstream.failNext("upload", "late");
    const fields = { id: "mine" };
    await expect(send({ key: "k", fields })).rejects.toThrow();
    const release = world.upstream.hold("upload");
    const retry = send({ key: "k", fields });
    await expect.poll(sends).toBe(2);
    world.upstream.land();
    release();
    expect((await retry).image.id).toBe("mine");
    expect(world.upstream.images.size).toBe(1);
  });

  it("belongs to nobody after its deadline: the retry takes it over", async () => {
    const release = world.upstream.hold("upload");
    const stuck = send({ key: "k" });
    await expect.poll(sends).toBe(1);
    world.advance(sendDeadlineMs + 1);
    const retry = send({ key: "k" });
    await expect.poll(sends).toBe(2);
    release();
    const [first, second] = await Promise.all([stuck, retry]);
    expect(first.image.sha256).toBe(second.image.sha256);
    expect(await listed()).toHaveLength(1);
  });
});

describe("an upload that the upstream refuses", () => {
  it("keeps the upstream's code and frees the key", async () => {
    world.upstream.failNext("upload", "refused", { code: "upstream-refused" });
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upstream-refused" });
    expect(await world.index.uploads.find({ actorId: "ann", idempotencyKey: "k" })).toBeUndefined();
    const other = await picture("png");
    expect((await send({ key: "k", bytes: other })).isReplay).toBe(false);
  });

  it("passes on when to come back", async () => {
    world.upstream.failNext("upload", "refused", { code: "upstream-rate-limited", retryAfterSeconds: 17 });
    await expect(send()).rejects.toMatchObject({ code: "upstream-rate-limited", retryAfterSeconds: 17 });
  });

  it("stays in memory when an earlier attempt may still arrive", async () => {
    world.upstream.failNext("upload", "late");
    await expect(send({ key: "k" })).rejects.toThrow();
    world.upstream.failNext("upload", "refused", { code: "upstream-rate-limited" });
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upstream-rate-limited" });
    world.upstream.land();
    expect((await send({ key: "k" })).isReplay).toBe(true);
    expect(world.upstream.images.size).toBe(1);
  });
});
