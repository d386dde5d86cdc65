import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, toAnswer, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  engine = await startTestEngine();
  png = await picture("png");
});
afterAll(() => engine.close());

const upload = (fields: Record<string, string> = {}, bytes: Uint8Array = png) =>
  uploadPicture(engine, { bytes, fields });

describe("authentication", () => {
  const { status, code, message } = { status: 403, code: 10_000, message: "Authentication error" };
  const ask = async (headers: Record<string, string>, account = engine.secrets.accountId) =>
    toAnswer(await fetch(`${engine.apiUrl}/accounts/${account}/images/v1/stats`, { headers }));

  it("lets in the token, and email with key", async () => {
    const { apiToken, apiEmail, apiKey } = engine.secrets;
    expect(await ask({ Authorization: `Bearer ${apiToken}` })).toMatchObject({ status: 200, success: true });
    expect(await ask({ "X-Auth-Email": apiEmail, "X-Auth-Key": apiKey })).toMatchObject({ status: 200 });
    // An SDK with both kinds in its environment sends both.
    expect(
      await ask({ Authorization: `Bearer ${apiToken}`, "X-Auth-Email": apiEmail, "X-Auth-Key": apiKey }),
    ).toMatchObject({ status: 200 });
  });

  it("answers 10000 to everyone else, in one voice", async () => {
    const { apiToken, apiEmail, apiKey } = engine.secrets;
    const strangers: Record<string, string>[] = [
      {},
      { Authorization: "Bearer " },
      { Authorization: `Bearer ${apiToken}x` },
      { Authorization: apiToken },
      { Authorization: `Basic ${apiToken}` },
      { "X-Auth-Email": apiEmail },
      { "X-Auth-Key": apiKey },
      { "X-Auth-Email": "other@vitrine.local", "X-Auth-Key": apiKey },
      { "X-Auth-Email": apiEmail, "X-Auth-Key": apiToken },
    ];
    for (const headers of strangers) expect(await ask(headers)).toMatchObject({ status, code, message });
    expect(await ask(engine.authorization, "0".repeat(32))).toMatchObject({ status, code, message });
    expect(await ask(engine.authorization, "")).toMatchObject({ status, code, message });
  });

  it("guards paths that do not exist as well", async () => {
    expect(await toAnswer(await fetch(`${engine.apiUrl}/zones`))).toMatchObject({ status, code });
  });
});

describe("envelope", () => {
  it("wraps unknown paths, wrong methods and unknown hosts' paths", async () => {
    expect(await callApi(engine, "/v3")).toMatchObject({ status: 404, code: 7003, success: false });
    expect(await callApi(engine, "/v1/")).toMatchObject({ status: 404, code: 7003 });
    expect(await callApi(engine, "/v1/a/b")).toMatchObject({ status: 404, code: 7003 });
    expect(await callApi(engine, "/v1", { method: "PUT" })).toMatchObject({ status: 405, code: 7001 });
    expect(await callApi(engine, "/v1/x", { method: "PUT" })).toMatchObject({ status: 405, code: 7001 });
    const { envelope } = await callApi(engine, "/v1/none");
    expect(envelope).toEqual({
      result: null,
      success: false,
      errors: [{ code: 5404, message: "Image not found" }],
      messages: [],
    });
  });

  it("is never cached and never sniffed", async () => {
    const { headers } = await callApi(engine, "/v1/stats");
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("answers HEAD without a body", async () => {
    const response = await fetch(`${engine.imagesUrl}/v1/stats`, { method: "HEAD", headers: engine.authorization });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});

describe("stats and variants", () => {
  it("count images", async () => {
    const before = (await callApi(engine, "/v1/stats")).result["count"] as { current: number };
    await upload({ id: "counted" });
    expect((await callApi(engine, "/v1/stats")).result).toEqual({
      count: { current: before.current + 1, allowed: 100_000 },
    });
  });

  it("list variants as a map by name", async () => {
    const { result } = await callApi(engine, "/v1/variants");
    expect(result["variants"]).toMatchObject({
      public: { id: "public", options: { fit: "scale-down", width: 1366, height: 768, metadata: "none" } },
      default: { id: "default", neverRequireSignedURLs: false },
      thumbnail: { options: { width: 600, height: 400 } },
    });
  });

  it("keep the API's own words from being image ids", async () => {
    for (const name of ["stats", "variants", "keys", "config", "batch_token", "direct_upload"]) {
      expect(await upload({ id: name })).toMatchObject({ status: 400, code: 5400 });
      expect(await callApi(engine, `/v1/${name}`, { method: "DELETE" })).toMatchObject({ status: 405, code: 7001 });
      expect(await upload({ id: `${name}/a` })).toMatchObject({ status: 200 });
      expect(await callApi(engine, `/v1/${name}%2Fa`)).toMatchObject({ status: 200 });
    }
    expect(await callApi(engine, "/v1/%73tats")).toMatchObject({ status: 404, code: 5404 });
  });
});
