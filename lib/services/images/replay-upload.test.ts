import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageQuery } from "@/lib/contracts/image";
import { type UploadFields, uploadFields } from "@/lib/contracts/upload";
import { AppError } from "@/lib/errors/app-error";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import type { ServiceContext } from "../context";
import { deleteImage } from "./delete-image";
import { sendDeadlineMs } from "./send-upload";
import { uploadImage } from "./upload-image";
import { markField } from "./upload-mark";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
let bytes: Buffer;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  bytes = await picture("jpeg");
});
afterEach(() => world.close());

type Sent = {
  bytes?: Buffer;
  filename?: string;
  fields?: Record<string, string>;
  key?: string;
  ctx?: Partial<ServiceContext>;
};

const send = async ({ bytes: given = bytes, filename = "a.jpg", fields = {}, key, ctx }: Sent = {}) => {
  const parsed: UploadFields = uploadFields.parse(fields);
  const staged = await world.stage(given);
  const input = { fields: parsed, file: { staged, filename } };
  return uploadImage(world.contextFor(ctx), key === undefined ? input : { ...input, idempotencyKey: key });
};
const listed = async () => (await world.index.images.list(imageQuery.parse({}))).items;
const sends = () => world.upstream.calls.filter((call) => call === "upload").length;

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

  it("asks to wait while the first is under way, and makes one image of ten at once", async () => {
    const release = world.upstream.hold("upload");
    const all = Array.from({ length: 10 }, () => send({ key: "k" }).catch((error: unknown) => error));
    await expect.poll(sends).toBe(1);
    await expect(send({ key: "k" })).rejects.toMatchObject({ code: "upload-in-progress", retryAfterSeconds: 2 });
    release();
    const results = await Promise.all(all);
    const refused = results.filter((result) => result instanceof AppError);
    expect(refused).toHaveLength(9);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["upload-in-progress"]));
    expect(await listed()).toHaveLength(1);
    expect(world.upstream.images.size).toBe(1);
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
