import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { devicePresets } from "@/lib/contracts/device-presets";
import { previewQuery } from "@/lib/contracts/preview";
import { findPreviewExchange, previewHeaders } from "@/lib/contracts/preview-headers";
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
  it("gives a drawing the size that the index knows, and calls it what it is", async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    world.upstream.answerDelivery = () => toDelivery(200, drawing, { "content-type": "image/svg+xml" });
    const { facts, headers } = await preview();
    expect(facts).toMatchObject({ format: "svg+xml", widthPx: 64, heightPx: 48, sizeBytes: drawing.byteLength });
    expect(headers).toMatchObject({ "Content-Type": "image/svg+xml", "X-Preview-Width": "64" });
  });

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
      detail: `a.jpg has no variant "hero". It has: default, public.`,
    });
  });

  it("takes a whole device: its width, density, connection and browser", async () => {
    await preview({ device: "mobile", dpr: 2.625, viewportWidth: 412, saveData: "true", ect: "3g" });
    expect(sentHeaders()).toMatchObject({
      "Sec-CH-DPR": "2.625",
      "Sec-CH-Viewport-Width": "412",
      "Save-Data": "on",
      ECT: "3g",
    });
    await preview({ saveData: "false" });
    expect(sentHeaders()).not.toHaveProperty("Save-Data");
  });

  it("sends no hints in the name of a browser that knows none", async () => {
    for (const { userAgent, accept } of devicePresets.filter(({ id }) => ["iphone", "ipad", "firefox"].includes(id))) {
      await preview({ userAgent, accept, dpr: 3, viewportWidth: 402, saveData: "true", ect: "2g" });
      expect(sentHeaders()).toEqual({ "User-Agent": userAgent, Accept: accept });
    }
  });

  it("asks with options in place of a variant, and leaves it to the host to refuse them", async () => {
    await preview({ options: "width=640,gravity=0.25x0.5" });
    expect(world.upstream.deliveries.at(-1)?.url).toBe(`http://delivery.test/hash/${id}/width=640,gravity=0.25x0.5`);
    for (const options of ["width=1/../../x", "width=1?a", "width=1#a", "public", "width=1\n"]) {
      expect(previewQuery.safeParse({ options }).success, options).toBe(false);
    }
    expect(previewQuery.safeParse({ options: "width=640", variant: "public" }).success).toBe(false);
  });

  it("names the bytes by their hash", async () => {
    const png = await picture("png");
    world.upstream.answerDelivery = () => toDelivery(200, png);
    const { headers } = await preview();
    expect(headers[previewHeaders.sha256]).toBe(createHash("sha256").update(png).digest("hex"));
  });

  it("tells what was asked and answered, header by header", async () => {
    const png = await picture("png");
    world.upstream.answerDelivery = () => toDelivery(200, png, { "content-type": "image/png", "cf-note": "größe" });
    const { headers } = await preview({ device: "tablet" });
    const exchange = findPreviewExchange(new Headers({ ...headers }));
    expect(exchange?.request).toEqual({
      method: "GET",
      url: `http://delivery.test/hash/${id}/default`,
      headers: [["Host", "delivery.test"], ...Object.entries(sentHeaders())],
    });
    expect(exchange?.response.status).toBe(200);
    expect(exchange?.response.headers).toContainEqual(["content-type", "image/png"]);
    expect(exchange?.response.headers).toContainEqual(["cf-note", "größe"]);
    expect(findPreviewExchange(new Headers())).toBeUndefined();
    expect(findPreviewExchange(new Headers({ [previewHeaders.exchange]: "@" }))).toBeUndefined();
  });

  it("fits into one header, however much the host has to say", async () => {
    const png = await picture("png");
    const long = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`x-long-${at + 10}`, "y".repeat(900)]));
    world.upstream.answerDelivery = () => toDelivery(200, png, { "content-type": "image/png", ...long });
    const { headers } = await preview();
    expect(headers[previewHeaders.exchange]?.length).toBeLessThanOrEqual(6000);
    expect(findPreviewExchange(new Headers({ ...headers }))?.response.headers[0]).toEqual([
      "content-type",
      "image/png",
    ]);
  });

  it("tells nobody the signature by which it opened a private image", async () => {
    const bytes = await picture("png", { seed: 77 });
    const file = { staged: await world.stage(bytes), filename: "secret.png" };
    const fields = uploadFields.parse({ requireSignedURLs: "true" });
    id = (await uploadImage(world.contextFor(), { fields, file })).image.id;
    const { headers } = await preview();
    const asked = world.upstream.deliveries.at(-1)?.url ?? "";
    const signature = new URL(asked).searchParams.get("sig") ?? "";
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
    const exchange = JSON.stringify(findPreviewExchange(new Headers({ ...headers })));
    expect(exchange).toContain("sig=…");
    expect(JSON.stringify(headers) + exchange).not.toContain(signature);
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
