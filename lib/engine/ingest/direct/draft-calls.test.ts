import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, toAnswer } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

const startedAt = new Date("2026-01-31T12:00:00.000Z");
let now = startedAt;
let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine({ clock: () => now });
});
afterAll(() => engine.close());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const minutes = (count: number): string => new Date(startedAt.getTime() + count * 60_000).toISOString();
const call = (init: RequestInit, version = "v2") =>
  callApi(engine, `/${version}/direct_upload`, { method: "POST", ...init });
const byJson = (body: unknown, version = "v2") =>
  call({ body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }, version);
const byForm = (fields: Record<string, string | Blob>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return call({ body });
};
const detailsOf = (id: unknown) => callApi(engine, `/v1/${encodeURIComponent(String(id))}`);

describe("a call for an upload URL", () => {
  it("answers an id and the URL that takes its bytes", async () => {
    const { status, envelope, result } = await byJson({});
    expect(status).toBe(200);
    const id = String(result["id"]);
    expect(id).toMatch(uuid);
    expect(envelope).toEqual({
      result: { id, uploadURL: `http://localhost:${engine.port}/${engine.secrets.accountHash}/${id}` },
      success: true,
      errors: [],
      messages: [],
      result_info: null,
    });
  });

  it("of 2021 answers a URL without the account", async () => {
    const { result } = await byJson({ expiry: minutes(10), requireSignedURLs: true }, "v1");
    expect(result["uploadURL"]).toBe(`http://localhost:${engine.port}/${String(result["id"])}`);
    expect((await detailsOf(result["id"])).result).toMatchObject({ requireSignedURLs: true, draft: true });
  });

  it("keeps slashes of a custom id literal in the URL", async () => {
    const { result } = await byForm({ id: "people/zoë 100%/1" });
    expect(result).toEqual({
      id: "people/zoë 100%/1",
      uploadURL: `http://localhost:${engine.port}/${engine.secrets.accountHash}/people/zo%C3%AB%20100%25/1`,
    });
  });

  it.each([
    ["nothing", {}],
    ["an empty text", { body: "" }],
    ["an empty form", { body: new FormData() }],
    ["JSON under curl's type", { body: "{}", headers: { "Content-Type": "application/x-www-form-urlencoded" } }],
    ["JSON without a type", { body: new Blob(["{}"]) }],
    ["a URL-encoded form", { body: new URLSearchParams({ requireSignedURLs: "false" }) }],
    ["a form of no bytes", { body: "", headers: { "Content-Type": "multipart/form-data; boundary=x" } }],
  ])("may say %s, and gets half an hour", async (_, init) => {
    const answer = await call(init);
    expect(answer.status).toBe(200);
    now = new Date(minutes(29.9));
    expect((await detailsOf(answer.result["id"])).status).toBe(200);
    now = new Date(minutes(30));
    expect(await detailsOf(answer.result["id"])).toMatchObject({ status: 404, code: 5404 });
    now = startedAt;
  });

  it.each([
    [minutes(1.9), "at least 2 minutes"],
    [minutes(-5), "at least 2 minutes"],
    [minutes(361), "at most 6 hours"],
    ["tomorrow", "RFC 3339"],
    ["2026-01-31", "RFC 3339"],
    ["2026-99-31T12:00:00Z", "RFC 3339"],
    ["1767182400", "RFC 3339"],
  ])("with the expiry %s is refused: %s", async (expiry, words) => {
    for (const answer of [await byForm({ expiry }), await byJson({ expiry })]) {
      expect(answer).toMatchObject({ status: 400, code: 5400 });
      expect(answer.message).toContain(words);
    }
  });

  it.each([minutes(2), minutes(360), "2026-01-31T14:00:00+01:00", "2026-01-31t13:00:00.5z"])(
    "takes the expiry %s",
    async (expiry) => expect((await byForm({ expiry })).status).toBe(200),
  );

  it("refuses what an upload would refuse, by the same words", async () => {
    for (const [fields, words] of [
      [{ id: "x", requireSignedURLs: true }, "custom id"],
      [{ id: "0f8fad5b-d9cb-469f-a165-70867728950e" }, "UUID"],
      [{ id: "/x" }, "slash"],
      [{ id: "x".repeat(1025) }, "1025"],
      [{ metadata: { k: "x".repeat(1024) } }, "1024"],
      [{ creator: "x".repeat(1025) }, "1024"],
      [{ expiry: 5 }, "`expiry` must be a text"],
    ] as const) {
      const answer = await byJson(fields);
      expect(answer).toMatchObject({ status: 400, code: 5400 });
      expect(answer.message).toContain(words);
    }
    expect(await call({ body: "[]" })).toMatchObject({ code: 5400 });
    expect(await call({ body: "{", headers: { "Content-Type": "application/json" } })).toMatchObject({ code: 5400 });
  });

  it("takes no picture: that belongs to the URL", async () => {
    const png = await picture("png");
    const bytes = new Blob([new Uint8Array(png)], { type: "image/png" });
    expect(await call({ body: bytes })).toMatchObject({ status: 415, code: 5415 });
    const misplaced = await byForm({ file: bytes });
    expect(misplaced).toMatchObject({ status: 400, code: 5400 });
    expect(misplaced.message).toContain("uploadURL");
  });

  it("refuses an id in use, by an image or by another live draft", async () => {
    await byJson({ id: "once" });
    expect(await byJson({ id: "once" })).toMatchObject({ status: 409, code: 5409 });
    const body = new FormData();
    body.append("id", "once");
    body.append("file", new Blob([new Uint8Array(await picture("png"))]));
    expect(await callApi(engine, "/v1", { method: "POST", body })).toMatchObject({ status: 409, code: 5409 });
  });

  it("needs a credential, and POST", async () => {
    const url = `${engine.imagesUrl}/v2/direct_upload`;
    expect((await fetch(url, { method: "POST" })).status).toBe(403);
    expect(await callApi(engine, "/v2/direct_upload")).toMatchObject({ status: 405 });
    expect(await callApi(engine, "/v1/direct_upload")).toMatchObject({ status: 405 });
  });

  it("can be made on the batch host", async () => {
    const { result } = await callApi(engine, "/v1/batch_token");
    const answer = await fetch(`${engine.url}/images/v2/direct_upload`, {
      method: "POST",
      headers: { Authorization: `Bearer ${String(result["token"])}` },
    });
    expect((await toAnswer(answer)).result).toHaveProperty("uploadURL");
  });
});

describe("a draft", () => {
  it("is shown with what was promised, in no list and no count, and delivers nothing", async () => {
    const before = await callApi(engine, "/v1/stats");
    const { result } = await byForm({ metadata: '{"k":"v"}', creator: "ann", id: "shown" });
    expect((await detailsOf("shown")).result).toEqual({
      id: "shown",
      meta: { k: "v" },
      creator: "ann",
      uploaded: startedAt.toISOString(),
      requireSignedURLs: false,
      variants: expect.arrayContaining([expect.stringMatching(/\/shown\/public$/)]),
      draft: true,
    });
    expect(result["id"]).toBe("shown");
    expect((await callApi(engine, "/v1/stats")).result).toEqual(before.result);
    for (const list of ["/v1", "/v2"]) expect((await callApi(engine, list)).result["images"]).toEqual([]);
    expect((await fetch(`${engine.url}/${engine.secrets.accountHash}/shown/public`)).status).toBe(404);
    expect((await callApi(engine, "/v1/shown/blob")).status).toBe(404);
  });

  it("can be taken back", async () => {
    await byForm({ id: "back" });
    expect((await callApi(engine, "/v1/back", { method: "DELETE" })).status).toBe(200);
    expect((await detailsOf("back")).status).toBe(404);
    expect((await callApi(engine, "/v1/back", { method: "DELETE" })).status).toBe(404);
    expect((await byForm({ id: "back" })).status).toBe(200);
  });
});

describe("the account's allowance", () => {
  it("has room for images and drafts together", async () => {
    const small = await startTestEngine({ imagesMost: 2 });
    const ask = () => callApi(small, "/v2/direct_upload", { method: "POST" });
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 403, 403]);
    expect(answers.find(({ status }) => status === 403)).toMatchObject({ code: 5453 });
    await small.close();
  });
});
