import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sendRaw } from "@/lib/testing/engine/send-raw";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

const startedAt = new Date("2026-01-31T12:00:00.000Z");
const later = (minutes: number): Date => new Date(startedAt.getTime() + minutes * 60_000);
let now = startedAt;
let png: Buffer;
let engine: TestEngine;
beforeAll(async () => {
  png = await picture("png");
  engine = await startTestEngine({ clock: () => now });
});
afterAll(() => engine.close());
afterEach(async () => {
  now = startedAt;
  await expect.poll(() => readdir(path.join(engine.dataDir, "engine/originals/.staging"))).toEqual([]);
  expect(engine.logged).toEqual([]);
});

type Ticket = Readonly<{ id: string; uploadUrl: string }>;
const ticket = async (fields: Record<string, unknown> = {}, version = "v2"): Promise<Ticket> => {
  const { result } = await callApi(engine, `/${version}/direct_upload`, {
    method: "POST",
    body: JSON.stringify(fields),
    headers: { "Content-Type": "application/json" },
  });
  return { id: String(result["id"]), uploadUrl: String(result["uploadURL"]) };
};
const form = (bytes: Uint8Array = png, fields: Record<string, string> = {}, name = "file"): FormData => {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.append(field, value);
  body.append(name, new Blob([new Uint8Array(bytes)]), "holiday.png");
  return body;
};
const post = async (url: string, body: FormData | Blob = form(), headers: Record<string, string> = {}) => {
  const response = await fetch(url, { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const detailsOf = async (id: string) => callApi(engine, `/v1/${encodeURIComponent(id)}`);

describe("an upload URL", () => {
  it("takes one file without any credential and answers as an upload does", async () => {
    const { id, uploadUrl } = await ticket({ metadata: { k: "v" }, creator: "ann" });
    const { status, headers, text } = await post(uploadUrl);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    const { success, result } = JSON.parse(text);
    expect(success).toBe(true);
    expect(result).toMatchObject({ id, filename: "holiday.png", meta: { k: "v" }, creator: "ann" });
    expect(result).not.toHaveProperty("draft");
    expect((await detailsOf(id)).result).toEqual(result);
    const blob = await fetch(`${engine.imagesUrl}/v1/${id}/blob`, { headers: engine.authorization });
    expect(
      createHash("sha256")
        .update(new Uint8Array(await blob.arrayBuffer()))
        .digest("hex"),
    ).toBe(createHash("sha256").update(png).digest("hex"));
  });

  it.each([
    ["with slashes in its id", { id: "people/zoë 100%/1" }, "v2"],
    ["of 2021", {}, "v1"],
    ["of 2021 with slashes in its id", { id: "old/one" }, "v1"],
  ])("%s works as it was given, and with its slashes escaped", async (_, fields, version) => {
    const first = await ticket(fields, version);
    expect((await post(first.uploadUrl)).status).toBe(200);
    await callApi(engine, `/v1/${encodeURIComponent(first.id)}`, { method: "DELETE" });
    const second = await ticket(fields, version);
    const { origin, pathname } = new URL(second.uploadUrl);
    const escaped = pathname.slice(1).split("/");
    const head = version === "v2" ? `${escaped.shift() ?? ""}/` : "";
    expect((await post(`${origin}/${head}${escaped.join("%2F")}`)).status).toBe(200);
  });

  it("works once: of a hundred files at the same time one becomes the image", async () => {
    const { id, uploadUrl } = await ticket();
    const files = await Promise.all(Array.from({ length: 100 }, (_, seed) => picture("png", { seed })));
    const answers = await Promise.all(files.map((bytes) => post(uploadUrl, form(bytes))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ text }) => text))).toEqual(
      new Set(["ERROR 5409: This upload URL has been used already"]),
    );
    const winner = files[answers.findIndex(({ status }) => status === 200)] ?? Buffer.alloc(0);
    const blob = await fetch(`${engine.imagesUrl}/v1/${id}/blob`, { headers: engine.authorization });
    expect(Buffer.from(await blob.arrayBuffer()).equals(winner)).toBe(true);
    // Of the other 99 nothing is kept.
    const kept = await readdir(path.join(engine.dataDir, "engine/originals"), { recursive: true });
    const names = new Set(kept.map((name) => path.basename(name)));
    const hashes = files.map((bytes) => createHash("sha256").update(bytes).digest("hex"));
    expect(hashes.filter((hash) => names.has(hash))).toHaveLength(1);
  });

  it("is not burnt by attempts that fail", async () => {
    const { id, uploadUrl } = await ticket();
    expect((await post(uploadUrl, form(Buffer.from("no picture")))).text).toMatch(/^ERROR 5455: /);
    expect((await post(uploadUrl, form(png, {}, "image"))).text).toMatch(/^ERROR 5400: .*`file`.*"image"/);
    expect((await post(uploadUrl, new Blob([new Uint8Array(png)], { type: "image/png" }))).text).toBe(
      "ERROR 5415: Images must be uploaded as a form, not as raw image data. Please use multipart/form-data format",
    );
    expect((await post(uploadUrl, form(Buffer.alloc(11 * 1024 * 1024, png)))).text).toMatch(/^ERROR 5413: .*10485760/);
    expect((await detailsOf(id)).result).toMatchObject({ draft: true });
    expect((await post(uploadUrl)).status).toBe(200);
    expect(await post(uploadUrl)).toMatchObject({ status: 409, text: expect.stringMatching(/^ERROR 5409: .*used/) });
  });

  it("is not burnt by a connection that breaks in the middle", async () => {
    const { uploadUrl } = await ticket();
    const head = `POST ${new URL(uploadUrl).pathname} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n`;
    const opening = '--B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
    await sendRaw(engine, [`${head}Content-Length: 5000\r\n\r\n`, opening, png.subarray(0, 40)]);
    expect((await post(uploadUrl)).status).toBe(200);
  });

  it("ends at its expiry, says so for a day, and then never was", async () => {
    const { uploadUrl } = await ticket({ expiry: later(10).toISOString() });
    now = later(10);
    const expired = await post(uploadUrl);
    expect(expired.status).toBe(410);
    expect(expired.text).toBe(`ERROR 5410: This upload URL expired at ${later(10).toISOString()}; ask for a new one`);
    expect((await post(`${uploadUrl}x`)).text).toBe("ERROR 5404: There is no such upload URL");
  });

  it("takes a file whose upload began in time, also when it ends after the expiry", async () => {
    const { id, uploadUrl } = await ticket({ expiry: later(10).toISOString() });
    const body = Buffer.concat([
      Buffer.from('--B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'),
      png,
      Buffer.from("\r\n--B--\r\n"),
    ]);
    let isBegun = false;
    const source = async function* () {
      yield body.subarray(0, 100);
      await expect
        .poll(async () => (await readdir(path.join(engine.dataDir, "engine/originals/.staging"))).length)
        .toBe(1);
      now = later(11);
      isBegun = true;
      yield body.subarray(100);
    };
    const response = await fetch(uploadUrl, {
      method: "POST",
      headers: { "Content-Type": "multipart/form-data; boundary=B" },
      body: source() as unknown as ReadableStream,
      duplex: "half",
    } as RequestInit);
    expect(isBegun).toBe(true);
    expect(response.status).toBe(200);
    expect((await detailsOf(id)).status).toBe(200);
  });

  it("cannot be talked into anything: all but the bytes was settled before", async () => {
    const { id, uploadUrl } = await ticket({ requireSignedURLs: true, metadata: { k: "v" } });
    const fields = { id: "other", requireSignedURLs: "false", metadata: '{"k":"w"}', creator: "eve", url: "http://x" };
    const { text } = await post(uploadUrl, form(png, fields));
    expect(JSON.parse(text).result).toMatchObject({ id, requireSignedURLs: true, meta: { k: "v" } });
    expect(JSON.parse(text).result).not.toHaveProperty("creator");
    expect((await detailsOf("other")).status).toBe(404);
    // A private image made this way is as private as any other.
    expect((await fetch(`${engine.url}/${engine.secrets.accountHash}/${id}/public`)).status).toBe(403);
  });

  it("of nobody answers in text, whatever it looks like", async () => {
    const base = `${engine.url}/${engine.secrets.accountHash}`;
    for (const url of [`${base}/none`, `${base}/`, `${engine.url}/`, `${engine.url}/a/b/c`, `${base}/..%2F..%2Fetc`]) {
      expect(await post(url)).toMatchObject({ status: 404, text: "ERROR 5404: There is no such upload URL" });
    }
    expect((await post(`${base}/%ff`)).text).toMatch(/^ERROR 5400: /);
  });

  it("still works after a restart", async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "vitrine-drafts-"));
    const first = await startTestEngine({ dataDir });
    const { result } = await callApi(first, "/v2/direct_upload", { method: "POST" });
    const { pathname } = new URL(String(result["uploadURL"]));
    await first.close();
    const second = await startTestEngine({ dataDir });
    expect((await post(second.url + pathname)).status).toBe(200);
    expect((await post(second.url + pathname)).status).toBe(409);
    await second.close();
    await rm(dataDir, { recursive: true });
  });
});

describe("a page of any origin", () => {
  const ask = (url: string, headers: Record<string, string>) =>
    fetch(url, { method: "OPTIONS", headers: { Origin: "https://page.example", ...headers } });

  it("may post a form, and reads the answer and the refusal", async () => {
    const { uploadUrl } = await ticket();
    const preflight = await ask(uploadUrl, { "Access-Control-Request-Method": "POST" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
    expect((await post(uploadUrl, form(Buffer.from("x")))).headers.get("access-control-allow-origin")).toBe("*");
    const taken = await post(uploadUrl, form(), { Origin: "https://page.example" });
    expect(taken.status).toBe(200);
    expect(taken.headers.get("access-control-allow-origin")).toBe("*");
    expect(taken.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("may send neither another type nor a header of its own, nor its cookies", async () => {
    const { uploadUrl } = await ticket();
    const preflight = await ask(uploadUrl, {
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "content-type,authorization",
    });
    expect(preflight.headers.get("access-control-allow-headers")).toBeNull();
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  });
});
