import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  engine = await startTestEngine();
  png = await picture("png", { widthPx: 60, heightPx: 30 });
});
afterAll(() => engine.close());

const upload = async (fields: Record<string, string> = {}): Promise<string> =>
  String((await uploadPicture(engine, { bytes: png, fields })).result["id"]);
const get = (id: string) => callApi(engine, `/v1/${encodeURIComponent(id)}`);
const patch = (id: string, body: unknown) =>
  callApi(engine, `/v1/${encodeURIComponent(id)}`, { method: "PATCH", body: JSON.stringify(body) });
const pathOf = (id: string) => `/${engine.secrets.accountHash}/${id}/public`;
const deliver = async (path: string) => {
  const response = await fetch(engine.url + path);
  await response.arrayBuffer();
  return response.status;
};
const listed = async (query: string): Promise<string[]> =>
  ((await callApi(engine, `/v2?${query}`)).result["images"] as { id: string }[]).map(({ id }) => id);

const sign = async (path: string): Promise<string> => {
  const [key] = (await callApi(engine, "/v1/keys")).result["keys"] as { value: string }[];
  const signed = `${path}?exp=4102444800`;
  return `${signed}&sig=${createHmac("sha256", key?.value ?? "")
    .update(signed)
    .digest("hex")}`;
};

describe("PATCH image", () => {
  it("200: replaces metadata whole, in answers and in filters", async () => {
    const id = await upload({ metadata: JSON.stringify({ status: "draft", n: 1 }) });
    const changed = await patch(id, { metadata: { status: "live" } });
    expect(changed).toMatchObject({ status: 200, result: { id, meta: { status: "live" } } });
    expect((await get(id)).result).toEqual(changed.result);
    expect(await listed("meta.status[eq]=live")).toContain(id);
    expect(await listed("meta.status[eq]=draft")).not.toContain(id);
    expect(await listed("meta.n[eq]=1")).not.toContain(id);
    expect((await patch(id, { metadata: {} })).result).not.toHaveProperty("meta");
  });

  it("200: sets, keeps and removes the creator", async () => {
    const id = await upload({ creator: "ann" });
    expect((await patch(id, { metadata: { a: 1 } })).result).toMatchObject({ creator: "ann" });
    expect((await patch(id, { creator: "bob" })).result).toMatchObject({ creator: "bob", meta: { a: 1 } });
    expect(await listed("creator=bob")).toEqual([id]);
    expect((await patch(id, { creator: "" })).result).not.toHaveProperty("creator");
    expect(await listed("creator=bob")).toEqual([]);
  });

  it("200: leaves everything as it is for an empty object and for the access it has", async () => {
    const id = await upload({ creator: "ann" });
    const before = (await get(id)).result;
    expect((await patch(id, {})).result).toEqual(before);
    expect((await patch(id, { requireSignedURLs: false })).result).toEqual(before);
    expect((await patch(id, { unknown: 1 })).result).toEqual(before);
  });

  it("200: an image that becomes private has a new id, and the old one is gone everywhere", async () => {
    const id = await upload({ metadata: JSON.stringify({ tag: "move" }) });
    expect(id).toMatch(/00$/);
    expect(await deliver(pathOf(id))).toBe(200);
    expect(await deliver(pathOf(id))).toBe(200);
    const { status, result } = await patch(id, { requireSignedURLs: true });
    const privateId = String(result["id"]);
    expect(status).toBe(200);
    expect(privateId).toMatch(/^[0-9a-f-]{34}01$/);
    expect(result).toMatchObject({ requireSignedURLs: true, meta: { tag: "move" }, filename: "picture.png" });
    expect(await get(id)).toMatchObject({ status: 404, code: 5404 });
    expect(await callApi(engine, `/v1/${id}`, { method: "DELETE" })).toMatchObject({ status: 404 });
    expect(await deliver(pathOf(id))).toBe(404);
    expect(await listed("meta.tag[eq]=move")).toEqual([privateId]);
    expect(await deliver(pathOf(privateId))).toBe(403);
    expect(await deliver(await sign(pathOf(privateId)))).toBe(200);
    const blob = await fetch(`${engine.imagesUrl}/v1/${privateId}/blob`, { headers: engine.authorization });
    expect(Buffer.from(await blob.arrayBuffer()).equals(png)).toBe(true);
  });

  it("200: an image that becomes public again has a third id, and no signed URL of before works", async () => {
    const id = await upload({ requireSignedURLs: "true" });
    expect(id).toMatch(/01$/);
    const signed = await sign(pathOf(id));
    expect(await deliver(signed)).toBe(200);
    const publicId = String((await patch(id, { requireSignedURLs: false })).result["id"]);
    expect(publicId).toMatch(/00$/);
    expect(publicId.slice(0, 8)).not.toBe(id.slice(0, 8));
    expect(await deliver(signed)).toBe(404);
    expect(await deliver(pathOf(publicId))).toBe(200);
  });

  it("200: one of two simultaneous changes of access wins, the other finds nothing", async () => {
    const id = await upload();
    const answers = await Promise.all([
      patch(id, { requireSignedURLs: true }),
      patch(id, { requireSignedURLs: true }),
      patch(id, { requireSignedURLs: true }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 5404)).toHaveLength(2);
  });

  it("never both changes access and deletes: of two at once, one finds nothing", async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await upload();
      const [changed, deleted] = await Promise.all([
        patch(id, { requireSignedURLs: true }),
        callApi(engine, `/v1/${id}`, { method: "DELETE" }),
      ]);
      expect([changed.status, deleted.status].toSorted((a, b) => a - b)).toEqual([200, 404]);
      expect((await get(id)).status).toBe(404);
      if (changed.status === 200) expect((await get(String(changed.result["id"]))).status).toBe(200);
    }
  });

  it("400 5400: a custom id cannot become private", async () => {
    const id = await upload({ id: "team/logo" });
    const answer = await patch(id, { requireSignedURLs: true, creator: "ann" });
    expect(answer).toMatchObject({ status: 400, code: 5400 });
    expect(answer.message).toContain("custom id");
    expect((await get(id)).result).not.toHaveProperty("creator");
    expect(await patch(id, { creator: "ann" })).toMatchObject({ status: 200, result: { id, creator: "ann" } });
  });

  it.each([
    [{ metadata: "text" }, "`metadata` must be an object"],
    [{ metadata: [] }, "`metadata` must be an object"],
    [{ metadata: null }, "`metadata` must be an object"],
    [{ metadata: { a: "x".repeat(1017) } }, "1025 bytes; the limit is 1024"],
    [{ metadata: { a: "é".repeat(512) } }, "1032 bytes; the limit is 1024"],
    [{ creator: 5 }, "`creator` must be a text"],
    [{ creator: "x".repeat(1025) }, "1025 characters; the limit is 1024"],
    [{ requireSignedURLs: "true" }, "`requireSignedURLs` must be true or false"],
    [[], "must be a JSON object"],
    [null, "must be a JSON object"],
  ])("400 5400 for %j, and nothing is changed", async (body, words) => {
    const id = await upload({ metadata: '{"kept":1}' });
    const answer = await patch(id, body);
    expect(answer).toMatchObject({ status: 400, code: 5400 });
    expect(answer.message).toContain(words);
    expect((await get(id)).result).toMatchObject({ meta: { kept: 1 } });
  });

  it("400 5400 for metadata that is nested beyond reason, 200 for its last byte", async () => {
    const id = await upload();
    const deep = `{"metadata":{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}}`;
    const answer = await callApi(engine, `/v1/${id}`, { method: "PATCH", body: deep });
    expect(answer).toMatchObject({ status: 400, code: 5400 });
    expect((await patch(id, { metadata: { a: "x".repeat(1016) } })).status).toBe(200);
  });

  it("404 5404 for an id there is not", async () => {
    expect(await patch("none", { creator: "ann" })).toMatchObject({
      status: 404,
      code: 5404,
      message: "Image not found",
    });
  });

  it("keeps fields with names that objects have of themselves", async () => {
    const id = await upload();
    const body = '{"metadata":{"__proto__":"a","constructor":"b","toString":"c"}}';
    await callApi(engine, `/v1/${id}`, { method: "PATCH", body });
    expect(JSON.stringify((await get(id)).result["meta"])).toBe('{"__proto__":"a","constructor":"b","toString":"c"}');
    expect(await listed("meta.__proto__[eq]=a")).toEqual([id]);
  });
});

describe("the beta dialect", () => {
  it("gives an image that becomes private another id of its own kind", async () => {
    const beta = await startTestEngine({ dialect: "beta" });
    try {
      const { result } = await uploadPicture(beta, { bytes: png });
      const path = `/v1/${encodeURIComponent(String(result["id"]))}`;
      const answer = await callApi(beta, path, { method: "PATCH", body: '{"requireSignedURLs":true}' });
      expect(answer.status).toBe(200);
      expect(answer.result["id"]).not.toBe(result["id"]);
      expect(Buffer.from(String(answer.result["id"]), "base64").toString()).toMatch(/^1;/);
    } finally {
      await beta.close();
    }
  });
});
