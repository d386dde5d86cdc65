import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { previewQuery } from "@/lib/contracts/preview";
import { uploadFields } from "@/lib/contracts/upload";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { toDelivery } from "@/lib/testing/fakes/fake-upstream";
import { picture } from "@/lib/testing/pictures";
import { previewImage } from "./preview-image";
import { uploadImage } from "./upload-image";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
let id: string;
let originalBytes: number;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  const bytes = await picture("jpeg");
  originalBytes = bytes.byteLength;
  const file = { staged: await world.stage(bytes), filename: "a.jpg" };
  id = (await uploadImage(world.contextFor(), { fields: uploadFields.parse({}), file })).image.id;
});
afterEach(() => world.close());

const preview = (given: Record<string, unknown> = {}) =>
  previewImage(world.contextFor(), { ...previewQuery.parse(given), id });
const sentHeaders = () => world.upstream.deliveries.at(-1)?.headers ?? {};

describe("previewImage", () => {
  it("gives the bytes as they came, and facts that were read from them", async () => {
    const webp = await picture("webp", { widthPx: 30, heightPx: 20 });
    world.upstream.answerDelivery = () =>
      toDelivery(200, webp, { "content-type": "image/jpeg", "cf-cache-status": "MISS" });
    const { body, facts, headers } = await preview();
    expect(body.equals(webp)).toBe(true);
    expect(facts).toMatchObject({
      format: "webp",
      widthPx: 30,
      heightPx: 20,
      sizeBytes: webp.byteLength,
      originalBytes,
      cache: "miss",
      url: `http://delivery.test/hash/${id}/default`,
    });
    expect(Number.isInteger(facts.durationMs)).toBe(true);
    expect(headers).toMatchObject({
      "Content-Type": "image/webp",
      "X-Preview-Format": "webp",
      "X-Preview-Width": "30",
      "X-Preview-Height": "20",
      "X-Preview-Bytes": String(webp.byteLength),
      "X-Preview-Original-Bytes": String(originalBytes),
      "X-Preview-Cache": "miss",
      "X-Preview-Url": facts.url,
      "Server-Timing": expect.stringMatching(/^delivery;dur=\d+;desc="miss"$/),
    });
  });

  it("asks as the device does: user agent, what it accepts, client hints", async () => {
    await preview({ device: "mobile", dpr: 3 });
    const mobile = sentHeaders();
    expect(mobile).toMatchObject({
      "User-Agent": expect.stringMatching(/Android .+ Mobile Safari/),
      Accept: expect.stringContaining("image/avif"),
      "Sec-CH-DPR": "3",
      "Sec-CH-Viewport-Width": "390",
      "Sec-CH-UA-Mobile": "?1",
    });
    await preview({ device: "tablet" });
    expect(sentHeaders()["User-Agent"]).toMatch(/Android(?!.*Mobile)/);
    expect(sentHeaders()).toMatchObject({ "Sec-CH-Viewport-Width": "820", "Sec-CH-UA-Mobile": "?0" });
    await preview({ device: "desktop" });
    expect(sentHeaders()["User-Agent"]).not.toMatch(/Android|Mobile|iPad/);
    await preview({ accept: "image/webp,*/*" });
    expect(sentHeaders()).toMatchObject({ Accept: "image/webp,*/*" });
  });

  it("asks for the variant by its own URL, and names those there are", async () => {
    await preview({ variant: "public" });
    expect(world.upstream.deliveries.at(-1)?.url).toBe(`http://delivery.test/hash/${id}/public`);
    await expect(preview({ variant: "hero" })).rejects.toMatchObject({
      code: "not-found",
      detail: `a.jpg has no variant "hero". It has: public, default.`,
    });
  });

  it("keeps the host's code and words when it refuses", async () => {
    world.upstream.answerDelivery = () => toDelivery(404, "ERROR 9404: image not found");
    await expect(preview()).rejects.toMatchObject({
      code: "upstream-refused",
      upstreamCode: 9404,
      detail: "The delivery host answered 404: ERROR 9404: image not found",
    });
    world.upstream.answerDelivery = () => toDelivery(403, "", { "cf-resized": "err=9401" });
    await expect(preview()).rejects.toMatchObject({ upstreamCode: 9401 });
    world.upstream.answerDelivery = () => toDelivery(500, "");
    await expect(preview()).rejects.toMatchObject({ detail: "The delivery host answered 500." });
  });

  it("passes on nothing that is no picture, whatever it says it is", async () => {
    world.upstream.answerDelivery = () => toDelivery(200, "<script>alert(1)</script>", { "content-type": "image/png" });
    await expect(preview()).rejects.toMatchObject({ code: "upstream-refused" });
  });

  it("stops reading a picture without end", async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      cancel: () => {
        isCancelled = true;
      },
    });
    world.upstream.answerDelivery = () => ({ ...toDelivery(200, ""), body: body as never });
    await expect(preview()).rejects.toMatchObject({ code: "upstream-refused" });
    expect(isCancelled).toBe(true);
  });

  it("says not-found for an image nobody has, and passes on an upstream that is away", async () => {
    const query = { ...previewQuery.parse({}), id: "nobody" };
    await expect(previewImage(world.contextFor(), query)).rejects.toMatchObject({ code: "not-found" });
    world.upstream.failNext("deliver", "refused");
    await expect(preview()).rejects.toMatchObject({ code: "upstream-unreachable" });
  });

  it.each([
    ["internal=ok/h l=9", "hit"],
    ["internal=ok/m l=9", "miss"],
    ["internal=ok/r l=9", "hit"],
  ])("reads from %s that the picture was a %s", async (resized, cache) => {
    const png = await picture("png");
    world.upstream.answerDelivery = () => toDelivery(200, png, { "cf-resized": resized });
    expect((await preview()).facts.cache).toBe(cache);
  });

  it("says so when the host does not tell whether it had the picture ready", async () => {
    const png = await picture("png");
    world.upstream.answerDelivery = () => toDelivery(200, png);
    expect((await preview()).facts.cache).toBe("unknown");
  });
});
