import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
  await uploadPicture(engine, { bytes: await picture("png", { widthPx: 80, heightPx: 40 }), fields: { id: "photo" } });
});
afterAll(() => engine.close());

const first = { flexible_variants: false, browser_ttl: 172_800, preserve_content_credentials: false };
const read = () => callApi(engine, "/v1/config");
const change = (body: unknown) => callApi(engine, "/v1/config", { method: "PATCH", body: JSON.stringify(body) });
const deliver = (variant: string) => fetch(`${engine.url}/${engine.secrets.accountHash}/photo/${variant}`);

describe("config", () => {
  it("begins as a new account's", async () => {
    expect(await read()).toMatchObject({ status: 200, result: first });
  });

  it("changes what is named and keeps the rest", async () => {
    expect((await change({ browser_ttl: 3600 })).result).toEqual({ ...first, browser_ttl: 3600 });
    expect((await change({ preserve_content_credentials: true })).result).toEqual({
      ...first,
      browser_ttl: 3600,
      preserve_content_credentials: true,
    });
    expect((await change({})).status).toBe(200);
    expect((await change(first)).result).toEqual(first);
  });

  it("is obeyed by the next delivery, though an answer of before is in memory", async () => {
    expect((await deliver("w=20")).status).toBe(403);
    await change({ flexible_variants: true });
    expect((await deliver("w=20")).status).toBe(200);
    await deliver("w=20");
    await change({ flexible_variants: false });
    expect((await deliver("w=20")).status).toBe(403);
    await deliver("public");
    await change({ browser_ttl: 7200 });
    expect((await deliver("public")).headers.get("cache-control")).toContain("max-age=7200");
    await change(first);
    expect((await deliver("public")).headers.get("cache-control")).toContain("max-age=172800");
  });

  it.each([
    [{ browser_ttl: 3599 }, "`browser_ttl` must be a whole number from 3600 to 31536000"],
    [{ browser_ttl: 31536001 }, "`browser_ttl`"],
    [{ browser_ttl: "3600" }, "`browser_ttl`"],
    [{ flexible_variants: 1 }, "`flexible_variants` must be true or false"],
    [{ preserve_content_credentials: null }, "`preserve_content_credentials`"],
    [{ flexible: true }, "`flexible` is unknown"],
    [[], "must be a JSON object"],
    ["x", "must be a JSON object"],
  ])("refuses %j with 400 5400 and changes nothing", async (body, words) => {
    const answer = await change(body);
    expect(answer).toMatchObject({ status: 400, code: 5400 });
    expect(answer.message).toContain(words);
    expect((await read()).result).toEqual(first);
  });

  it("is there after a restart, with the variants and keys", async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "vitrine-config-"));
    const one = await startTestEngine({ dataDir });
    await callApi(one, "/v1/config", { method: "PATCH", body: JSON.stringify({ browser_ttl: 9000 }) });
    const variant = { id: "kept", options: { width: 5 } };
    await callApi(one, "/v1/variants", { method: "POST", body: JSON.stringify(variant) });
    const keys = (await callApi(one, "/v1/keys/k", { method: "PUT" })).result;
    await one.close();
    const two = await startTestEngine({ dataDir });
    expect((await callApi(two, "/v1/config")).result["browser_ttl"]).toBe(9000);
    expect((await callApi(two, "/v1/variants/kept")).status).toBe(200);
    expect((await callApi(two, "/v1/keys")).result).toEqual(keys);
    await two.close();
    await rm(dataDir, { recursive: true });
  });
});
