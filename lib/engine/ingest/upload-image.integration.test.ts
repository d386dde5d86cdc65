import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { uploadPicture } from "@/lib/testing/engine/upload-form";
import { animation, picture, plainPicture } from "@/lib/testing/pictures";

let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  engine = await startTestEngine();
  png = await picture("png");
});
afterAll(() => engine.close());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const blobOf = async (id: string) =>
  fetch(`${engine.imagesUrl}/v1/${encodeURIComponent(id)}/blob`, { headers: engine.authorization });
const upload = (fields: Record<string, string> = {}, bytes: Uint8Array = png) =>
  uploadPicture(engine, { bytes, fields });

describe("upload", () => {
  it("answers today's shape", async () => {
    const { status, envelope, result } = await uploadPicture(engine, {
      bytes: png,
      filename: "logo.png",
      fields: { metadata: '{"alt":"A logo"}', creator: "ann" },
    });
    expect(status).toBe(200);
    expect(envelope).toEqual({
      result: {
        id: expect.stringMatching(uuid),
        filename: "logo.png",
        meta: { alt: "A logo" },
        creator: "ann",
        uploaded: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        requireSignedURLs: false,
        variants: ["default", "public", "thumbnail"].map(
          (name) => `http://localhost:${engine.port}/${engine.secrets.accountHash}/${String(result["id"])}/${name}`,
        ),
      },
      success: true,
      errors: [],
      messages: [],
    });
  });

  it("keeps the bytes exactly", async () => {
    for (const format of ["jpeg", "png", "webp", "gif"] as const) {
      const bytes = await picture(format, { seed: 9 });
      const { result } = await upload({}, bytes);
      const blob = await blobOf(String(result["id"]));
      expect(blob.headers.get("content-type")).toBe(`image/${format}`);
      expect(blob.headers.get("x-content-type-options")).toBe("nosniff");
      expect(sha256(new Uint8Array(await blob.arrayBuffer()))).toBe(sha256(bytes));
    }
  });

  it("marks an answer to a custom id with result_info null, as the service's samples do", async () => {
    expect((await upload({ id: "sample" })).envelope).toHaveProperty("result_info", null);
    expect((await upload()).envelope).not.toHaveProperty("result_info");
  });

  it("takes private images under a made id only", async () => {
    const { result } = await upload({ requireSignedURLs: "true" });
    expect(result).toMatchObject({ requireSignedURLs: true });
    const refused = await upload({ requireSignedURLs: "true", id: "mine" });
    expect(refused).toMatchObject({ status: 400, code: 5400 });
    expect(refused.message).toContain("custom id");
  });

  it("refuses an id in use with 5409 and keeps the first image", async () => {
    await upload({ id: "taken" });
    const other = await picture("jpeg");
    expect(await upload({ id: "taken" }, other)).toMatchObject({ status: 409, code: 5409 });
    expect((await blobOf("taken")).headers.get("content-type")).toBe("image/png");
  });

  it("gives one of ten simultaneous uploads the id they all want", async () => {
    const bodies = await Promise.all(Array.from({ length: 10 }, (_, seed) => picture("png", { seed: seed + 50 })));
    const answers = await Promise.all(bodies.map((bytes) => upload({ id: "race" }, bytes)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    const winner = bodies[answers.findIndex(({ status }) => status === 200)] ?? Buffer.alloc(0);
    const kept = new Uint8Array(await (await blobOf("race")).arrayBuffer());
    expect(sha256(kept)).toBe(sha256(winner));
  });

  it("decides by the bytes, whatever the name and the type say", async () => {
    const truth = await uploadPicture(engine, { bytes: png, filename: "x.jpg", contentType: "image/svg+xml" });
    expect(truth.status).toBe(200);
    const lies: [string, Uint8Array][] = [
      ["compressed", gzipSync("<svg/>")],
      ["cannot be decoded", Buffer.from("<svg><unclosed></svg>")],
      ["cannot be decoded", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")],
      ["html", Buffer.from("<!DOCTYPE html><script>1</script>")],
      ["pdf", Buffer.from("%PDF-1.7")],
      ["tiff", await picture("tiff")],
      ["avif", await picture("avif")],
      ["not a picture", Buffer.from("hello")],
      ["cannot be decoded", png.subarray(0, 8)],
      ["cannot be decoded", Buffer.from("GIF89a<script>alert(1)</script>")],
    ];
    for (const [words, bytes] of lies) {
      const answer = await uploadPicture(engine, { bytes, filename: "x.png", contentType: "image/png" });
      expect(answer).toMatchObject({ status: 415, code: 5455 });
      expect(answer.message).toContain(words);
    }
    expect(await upload({}, Buffer.alloc(0))).toMatchObject({ status: 400, code: 5400 });
  });

  it("names the limit and the figure when a picture is too large", async () => {
    const wide = await upload({}, await plainPicture("png", { widthPx: 12_001, heightPx: 10 }));
    expect(wide).toMatchObject({ status: 413, code: 5413 });
    expect(wide.message).toMatch(/12,001 x 10 px.*12,000/);
    expect(await upload({}, await plainPicture("png", { widthPx: 12_000, heightPx: 10 }))).toMatchObject({
      status: 200,
    });
    expect(await upload({}, await plainPicture("webp", { widthPx: 12_001, heightPx: 10 }))).toMatchObject({
      status: 200,
    });
    const vast = await upload({}, await plainPicture("png", { widthPx: 10_001, heightPx: 10_000 }));
    expect(vast).toMatchObject({ status: 413, code: 5413 });
    expect(vast.message).toMatch(/100,010,000.*100,000,000/);
  });

  it("takes animations and bounds the sum of their frames", async () => {
    expect(await upload({}, await animation("gif"))).toMatchObject({ status: 200 });
    expect(await upload({}, await animation("webp"))).toMatchObject({ status: 200 });
    const many = await animation("gif", { frames: 26, widthPx: 16, heightPx: 16 });
    // The logical screen now says 2,000 x 2,000: 26 frames of it are 104 MP in a few kilobytes.
    many.writeUInt16LE(2000, 6);
    many.writeUInt16LE(2000, 8);
    const huge = await upload({}, many);
    expect(huge).toMatchObject({ status: 413, code: 5443 });
    expect(huge.message).toMatch(/104,000,000.*100,000,000/);
  });

  it("says that metadata is too long, and what it must be", async () => {
    expect(await upload({ metadata: JSON.stringify({ k: "x".repeat(1016) }) })).toMatchObject({ status: 200 });
    const long = await upload({ metadata: JSON.stringify({ k: "x".repeat(1017) }) });
    expect(long).toMatchObject({ status: 400, code: 5400 });
    expect(long.message).toMatch(/1025.*1024/);
    for (const metadata of ["{", "[]", "1", "null", '"x"']) {
      expect(await upload({ metadata })).toMatchObject({ status: 400, code: 5400 });
    }
    expect(await upload({ creator: "x".repeat(1025) })).toMatchObject({ status: 400, code: 5400 });
    expect(await upload({ requireSignedURLs: "yes" })).toMatchObject({ status: 400, code: 5400 });
  });

  it("takes metadata field by field, as the official SDK sends it", async () => {
    const { result } = await upload({ "metadata[alt]": "x", "metadata[n][k]": "1", "metadata[tags][]": "a" });
    expect(result["meta"]).toEqual({ alt: "x", n: { k: "1" }, tags: ["a"] });
  });

  it("leaves nothing behind when it refuses", async () => {
    const fresh = await startTestEngine();
    await uploadPicture(fresh, { bytes: png, fields: { metadata: "{" } });
    await uploadPicture(fresh, { bytes: Buffer.from("no picture") });
    await uploadPicture(fresh, { bytes: png, fields: { id: "stats" } });
    const left = await readdir(path.join(fresh.dataDir, "engine/originals"), { recursive: true });
    expect(left).toEqual([".staging"]);
    expect(fresh.logged).toEqual([]);
    await fresh.close();
  });
});
