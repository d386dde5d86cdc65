import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultVariantBoxes, deviceNames } from "@/lib/contracts/device";
import { previewQuery } from "@/lib/contracts/preview";
import { uploadFields } from "@/lib/contracts/upload";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { picture } from "@/lib/testing/pictures";
import { createUpstream } from "@/lib/upstream/cloudflare-upstream";
import type { Upstream } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { deleteImage } from "./delete-image";
import { listMarkedImages } from "./find-marked-image";
import { previewImage } from "./preview-image";
import { updateImage } from "./update-image";
import { uploadImage } from "./upload-image";

const sandbox = createMeasureSandbox();
let engine: TestEngine;
let world: TestWorld;
let upstream: Upstream;
beforeAll(async () => {
  engine = await startTestEngine();
  world = await openTestWorld(sandbox);
  upstream = createUpstream({
    baseUrl: engine.apiUrl,
    accountId: engine.secrets.accountId,
    credentials: { scheme: "token", token: { reveal: () => engine.secrets.apiToken } },
    deliveryOrigin: { publicOrigin: engine.url, internalOrigin: engine.url },
  });
});
afterAll(async () => {
  await world.close();
  await engine.close();
  await sandbox.close();
});

const context = (): ServiceContext => world.contextFor({ upstream });
const send = async (
  bytes: Buffer,
  given: { fields?: Record<string, string>; key?: string; upstream?: Upstream } = {},
) => {
  const input = {
    fields: uploadFields.parse(given.fields ?? {}),
    file: { staged: await world.stage(bytes), filename: "a.jpg" },
    ...(given.key === undefined ? {} : { idempotencyKey: given.key }),
  };
  return uploadImage(world.contextFor({ upstream: given.upstream ?? upstream }), input);
};

/** The real client, but for one method's answer, which is lost after all has happened. */
const losingAnswers = (real: Upstream, method: "upload" | "updateImage" = "upload"): Upstream =>
  new Proxy(real, {
    get: (target, name) => {
      if (name === method) {
        return async (...call: unknown[]) => {
          await Reflect.apply(target[method], target, call);
          throw new Error("socket hang up");
        };
      }
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? (member.bind(target) as unknown) : member;
    },
  });

describe("the verbs against the engine over HTTP", () => {
  it("upload, show what each device receives, and delete", async () => {
    const bytes = await picture("jpeg", { widthPx: 3000, heightPx: 2000 });
    const { image } = await send(bytes, { fields: { metadata: `{"album":"sea"}`, id: "travel/sea shore" } });
    expect(image).toMatchObject({ id: "travel/sea shore", widthPx: 3000, heightPx: 2000, meta: { album: "sea" } });
    for (const device of deviceNames) {
      const query = previewQuery.parse({ variant: "default", device, accept: "image/webp,*/*" });
      const { facts, body } = await previewImage(context(), { ...query, id: image.id });
      const box = defaultVariantBoxes[device];
      const scale = Math.min(box.widthPx / 3000, box.heightPx / 2000);
      expect(facts).toMatchObject({
        format: "webp",
        widthPx: Math.round(3000 * scale),
        heightPx: Math.round(2000 * scale),
        sizeBytes: body.byteLength,
        originalBytes: bytes.byteLength,
        cache: "miss",
      });
    }
    const again = await previewImage(context(), { ...previewQuery.parse({ accept: "image/webp,*/*" }), id: image.id });
    expect(again.facts.cache).toBe("hit");
    expect(await deleteImage(context(), { id: image.id })).toEqual({ id: image.id, isPending: false });
    expect(await upstream.findImage(image.id)).toBeUndefined();
  });

  it("find an upload whose answer was lost by its mark, and keep one image of it", async () => {
    const bytes = await picture("png", { seed: 3 });
    const { image } = await send(bytes, { key: "lost", upstream: losingAnswers(upstream) });
    expect(image).toMatchObject({ sha256: createHash("sha256").update(bytes).digest("hex"), meta: {} });
    expect(await send(bytes, { key: "lost" })).toEqual({ image, isReplay: true });
    const row = await world.index.uploads.find({ actorId: "ann", idempotencyKey: "lost" });
    expect((await listMarkedImages({ upstream }, row?.token ?? "")).map(({ id }) => id)).toEqual([image.id]);
  });

  it("make an image private, under the id that the engine gives it, also when the answer is lost", async () => {
    const { image } = await send(await picture("jpeg", { seed: 5 }));
    const edit = { id: image.id, edit: { isPrivate: true } };
    const hidden = await updateImage(world.contextFor({ upstream: losingAnswers(upstream, "updateImage") }), edit);
    expect(hidden).toMatchObject({ isPrivate: true, sha256: image.sha256 });
    expect(await upstream.findImage(image.id)).toBeUndefined();
    expect(await upstream.findImage(hidden.id)).toMatchObject({ isPrivate: true });
    const seen = await previewImage(world.contextFor({ upstream, clock: () => new Date() }), {
      ...previewQuery.parse({}),
      id: hidden.id,
    });
    expect(seen.facts.url).toContain(hidden.id);
    const url = hidden.variants.find(({ name }) => name === "public")?.url ?? "";
    expect((await fetch(url)).status).toBe(403);
    const shown = await updateImage(context(), { id: hidden.id, edit: { isPrivate: false } });
    expect((await fetch(url.replace(hidden.id, shown.id))).status).toBe(200);
  });

  it("keep the engine's words when it refuses", async () => {
    const bytes = await picture("jpeg", { seed: 4 });
    await upstream.upload({ bytes, filename: "b.jpg", contentType: "image/jpeg" }, { id: "theirs" });
    await expect(send(bytes, { fields: { id: "theirs" } })).rejects.toMatchObject({
      code: "id-taken",
      upstreamCode: 5409,
    });
  });
});
