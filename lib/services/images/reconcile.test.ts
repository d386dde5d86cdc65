import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageQuery } from "@/lib/contracts/image";
import { uploadFields } from "@/lib/contracts/upload";
import { systemActor } from "../context";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { reconcile } from "./reconcile";
import { sendDeadlineMs } from "./send-upload";
import { settleAtStart } from "./settle-at-start";
import { trashImage } from "./trash-image";
import { uploadImage } from "./upload-image";

const minuteMs = 60_000;
const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
let bytes: Buffer;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  bytes = await picture("jpeg");
});
afterEach(() => world.close());

const system = () => world.contextFor({ actor: systemActor, requestId: "reconciler" });
const send = async (key: string, filename = "a.jpg") => {
  const file = { staged: await world.stage(bytes), filename };
  return uploadImage(world.contextFor(), { fields: uploadFields.parse({ alt: "waves" }), file, idempotencyKey: key });
};
const listed = async () => (await world.index.images.list(imageQuery.parse({}))).items;
const row = (key: string) => world.index.uploads.find({ actorId: "ann", idempotencyKey: key });

/** Leaves an upload as a kill in the middle of sending does: a row in state `sending`, the upstream at its own devices. */
const dieWhileSending = async (key: string, effect: "lost" | "refused" | "late"): Promise<void> => {
  world.upstream.failNext("upload", effect);
  world.upstream.failNext("listImages", "refused");
  await expect(send(key)).rejects.toThrow();
  await world.index.db.updateTable("upload").set({ state: "sending" }).where("idempotency_key", "=", key).execute();
};

describe("settleAtStart", () => {
  it("adopts an image that the upstream took before the crash, with all that was known of it", async () => {
    await dieWhileSending("k", "lost");
    expect(await settleAtStart(system())).toMatchObject({ adopted: 1, dropped: 0, waiting: 0 });
    const [image] = await listed();
    expect(image).toMatchObject({
      filename: "a.jpg",
      alt: "waves",
      widthPx: 64,
      sizeBytes: bytes.byteLength,
      meta: {},
    });
    expect(await world.index.audit.list({ imageId: image?.id ?? "", limit: 9 })).toMatchObject([
      { action: "image.adopted", actorId: "system" },
    ]);
    expect(await send("k")).toEqual({ image, isReplay: true });
  });

  it("lets the sender try again at once when the upstream never saw the upload", async () => {
    await dieWhileSending("k", "refused");
    await expect(send("k")).rejects.toMatchObject({ code: "upload-in-progress" });
    expect(await settleAtStart(system())).toMatchObject({ adopted: 0, waiting: 1 });
    expect((await send("k")).isReplay).toBe(false);
    expect(world.upstream.images.size).toBe(1);
  });

  it("removes spooled files that nobody will send", async () => {
    await world.stage(bytes);
    await world.stage(bytes);
    expect(await settleAtStart(system())).toMatchObject({ swept: 2 });
    expect(await settleAtStart(system())).toMatchObject({ swept: 0 });
  });

  it("settles as much as it can, and the rest the next time", async () => {
    await dieWhileSending("k1", "lost");
    await dieWhileSending("k2", "lost");
    world.upstream.failNext("listImages", "refused");
    await expect(settleAtStart(system())).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(await settleAtStart(system())).toMatchObject({ adopted: 2 });
    expect(await settleAtStart(system())).toMatchObject({ adopted: 0 });
    expect(await listed()).toHaveLength(2);
  });
});

describe("reconcile", () => {
  const pass = (worker = "w1") => reconcile(system(), { worker });

  it("leaves running uploads alone, adopts those past their deadline, and forgets those that never arrived", async () => {
    await dieWhileSending("arrived", "lost");
    await dieWhileSending("never", "refused");
    await pass();
    expect((await row("arrived"))?.state).toBe("sending");
    world.advance(sendDeadlineMs + 1);
    await pass();
    expect((await row("arrived"))?.state).toBe("done");
    expect((await row("never"))?.state).toBe("unknown");
    world.advance(10 * minuteMs);
    await pass();
    expect(await row("never")).toBeUndefined();
    expect(await listed()).toHaveLength(1);
  });

  it("removes the double that a late first attempt leaves, and keeps the image people have", async () => {
    await dieWhileSending("k", "late");
    await settleAtStart(system());
    const { image } = await send("k");
    world.upstream.land();
    expect(world.upstream.images.size).toBe(2);
    world.advance(11 * minuteMs);
    await pass();
    expect([...world.upstream.images.keys()]).toEqual([image.id]);
    world.upstream.calls.length = 0;
    await pass();
    expect(world.upstream.calls).toEqual([]);
  });

  it("forgets finished uploads after a week: the key is free again", async () => {
    const first = await send("k");
    world.advance(7 * 24 * 60 * minuteMs + 1);
    await pass();
    const second = await send("k");
    expect(second.isReplay).toBe(false);
    expect(second.image.id).not.toBe(first.image.id);
  });

  it("is done by one of two workers at a time, and by the other when the first has died", async () => {
    const { image } = await send("k");
    await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id: image.id });
    const release = world.upstream.hold("deleteImage");
    const first = pass("w1");
    await expect.poll(() => world.upstream.calls.includes("deleteImage")).toBe(true);
    expect(await pass("w2")).toMatchObject({ isHolder: false, purged: 0 });
    world.advance(121_000);
    const second = pass("w2");
    await expect.poll(() => world.upstream.calls.filter((call) => call === "deleteImage").length).toBe(2);
    release();
    const outcomes = await Promise.all([first, second]);
    expect(outcomes).toMatchObject([{ isHolder: true }, { isHolder: true }]);
    const history = await world.index.audit.list({ imageId: image.id, limit: 9 });
    expect(history.filter(({ action }) => action === "image.purged")).toHaveLength(1);
  });

  it("gives the lease back when it is through", async () => {
    expect(await pass("w1")).toMatchObject({ isHolder: true });
    expect(await pass("w2")).toMatchObject({ isHolder: true });
  });

  it.each([
    [{ code: "upstream-rate-limited", retryAfterSeconds: 42 } as const, 42],
    [{ code: "upstream-rate-limited" } as const, 60],
    [{ code: "upstream-unreachable" } as const, 30],
    [{ code: "upstream-unauthorised" } as const, 300],
  ])("ends the pass when the upstream says %o, and says for how long", async (fault, pauseSeconds) => {
    const { image } = await send("k");
    await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id: image.id });
    world.upstream.failNext("deleteImage", "refused", fault);
    expect(await pass()).toMatchObject({ isHolder: true, purged: 0, pauseSeconds });
    expect(world.lines.at(-1)).toMatchObject({ level: "warn", fields: { pauseSeconds } });
    expect(await pass("w2")).toMatchObject({ purged: 1, pauseSeconds: undefined });
  });

  it("stops between images when the process is asked to end", async () => {
    const { image } = await send("k");
    await trashImage(world.contextFor({ trashRetentionDays: 0 }), { id: image.id });
    const outcome = await reconcile({ ...system(), signal: AbortSignal.abort() }, { worker: "w1" });
    expect(outcome).toMatchObject({ purged: 0 });
    expect(world.upstream.images.size).toBe(1);
  });
});
