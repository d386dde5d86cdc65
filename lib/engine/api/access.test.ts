import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCatalog } from "@/lib/engine/catalog/sql-catalog";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, toAnswer, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { runTokenCommand } from "./token-command";

const start = Date.parse("2026-01-01T00:00:00Z");
let nowMs = start;
const clock = () => new Date(nowMs);

let dataDir: string;
let engine: TestEngine;
let png: Buffer;
let readToken: string;
let writeToken: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "vitrine-access-"));
  engine = await startTestEngine({ dataDir, clock });
  png = await picture("png");
  // Beside the running engine, as the command line does.
  const catalog = await openCatalog(path.join(dataDir, "engine", "engine.db"));
  const parts = { tokens: catalog.apiTokens, clock };
  readToken = await runTokenCommand(["create", "reader", "--read", "--days", "30"], parts);
  writeToken = await runTokenCommand(["create", "writer"], parts);
  await catalog.close();
  await uploadPicture(engine, { bytes: png, fields: { id: "photo" } });
});
afterAll(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true });
});

const ask = async (token: string, route: string, init: RequestInit = {}) =>
  toAnswer(
    await fetch(route.startsWith("/images") ? engine.url + route : engine.imagesUrl + route, {
      ...init,
      headers: { Authorization: `Bearer ${token}` },
    }),
  );

const form = (fields: Record<string, string> = {}): RequestInit => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", new Blob([new Uint8Array(png)]), "a.png");
  return { method: "POST", body };
};

const reads = ["/v1", "/v2", "/v1/photo", "/v1/stats", "/v1/variants", "/v1/variants/public", "/v1/keys", "/v1/config"];
const refused = { status: 403, code: 10_000, message: "Authentication error" };

const writes: readonly (readonly [method: string, route: string, body?: string])[] = [
  ["POST", "/v1"],
  ["PATCH", "/v1/photo", "{}"],
  ["DELETE", "/v1/photo"],
  ["POST", "/v1/variants", '{"id":"x","options":{"width":1}}'],
  ["PATCH", "/v1/variants/public", "{}"],
  ["DELETE", "/v1/variants/thumbnail"],
  ["PUT", "/v1/keys/x"],
  ["DELETE", "/v1/keys/default"],
  ["PATCH", "/v1/config", "{}"],
  ["POST", "/v2/direct_upload", "{}"],
  ["POST", "/v1/direct_upload", "{}"],
  ["PUT", "/v1/nowhere"],
];

describe("a token that reads", () => {
  it.each(reads)("gets %s", async (route) => {
    expect(await ask(readToken, route)).toMatchObject({ status: 200, success: true });
  });

  it.each(writes)("may not %s %s", async (method = "", route = "", body) => {
    expect(await ask(readToken, route, { method, ...(body === undefined ? {} : { body }) })).toMatchObject(refused);
  });

  it("may not upload, nor ask for a token that could", async () => {
    expect(await ask(readToken, "/v1", form())).toMatchObject(refused);
    expect(await ask(readToken, "/v1/batch_token")).toMatchObject(refused);
  });

  it("changed nothing by all that", async () => {
    expect(await callApi(engine, "/v1/photo")).toMatchObject({ status: 200 });
    expect((await callApi(engine, "/v1/variants/thumbnail")).status).toBe(200);
    expect((await callApi(engine, "/v1/stats")).result).toMatchObject({ count: { current: 1 } });
  });

  it("ends on its day", async () => {
    nowMs = start + 30 * 24 * 3600 * 1000;
    expect(await ask(readToken, "/v1/stats")).toMatchObject(refused);
    nowMs = start;
    expect(await ask(readToken, "/v1/stats")).toMatchObject({ status: 200 });
  });
});

describe("a token that writes", () => {
  it("uploads, changes and deletes", async () => {
    expect(await ask(writeToken, "/v1", form({ id: "theirs" }))).toMatchObject({ status: 200 });
    expect(await ask(writeToken, "/v1/theirs", { method: "PATCH", body: '{"creator":"x"}' })).toMatchObject({
      status: 200,
    });
    expect(await ask(writeToken, "/v1/theirs", { method: "DELETE" })).toMatchObject({ status: 200 });
  });

  it("is not taken for a key, an account or a batch token", async () => {
    const { apiEmail, accountId } = engine.secrets;
    const headers = { "X-Auth-Email": apiEmail, "X-Auth-Key": writeToken };
    const url = `${engine.apiUrl}/accounts/${accountId}/images/v1/stats`;
    expect(await toAnswer(await fetch(url, { headers }))).toMatchObject(refused);
    expect(await ask(writeToken, "/images/v2")).toMatchObject(refused);
  });
});

describe("a batch token", () => {
  const create = async (): Promise<{ token: string; expiresAt: string }> =>
    (await callApi(engine, "/v1/batch_token")).result as { token: string; expiresAt: string };

  it("opens the batch host for an hour", async () => {
    const { token, expiresAt } = await create();
    expect(expiresAt).toBe("2026-01-01T01:00:00.000000000Z");
    nowMs = start + 3_599_999;
    expect(await ask(token, "/images/v2")).toMatchObject({ status: 200 });
    nowMs = start + 3_600_000;
    expect(await ask(token, "/images/v2")).toMatchObject(refused);
    nowMs = start;
  });

  it("makes every call that is made once for each image, by the same rules", async () => {
    const { token } = await create();
    const { result } = await ask(token, "/images/v1", form({ id: "a/b" }));
    expect(result).toMatchObject({ id: "a/b", requireSignedURLs: false });
    expect((await ask(token, "/images/v1/a%2Fb")).result).toEqual(result);
    expect(await ask(token, "/images/v1", form({ id: "a/b" }))).toMatchObject({ status: 409, code: 5409 });
    const change = { method: "PATCH", body: '{"metadata":{"k":1}}' };
    expect((await ask(token, "/images/v1/a%2Fb", change)).result).toMatchObject({ meta: { k: 1 } });
    expect((await ask(token, "/images/v2?meta.k[eq]=1")).result).toMatchObject({ images: [{ id: "a/b" }] });
    const blob = await fetch(`${engine.url}/images/v1/a%2Fb/blob`, { headers: { Authorization: `Bearer ${token}` } });
    expect(Buffer.from(await blob.arrayBuffer()).equals(png)).toBe(true);
    const draft = await ask(token, "/images/v2/direct_upload", { method: "POST", body: "{}" });
    expect(draft.result).toHaveProperty("uploadURL");
    expect(await ask(token, `/images/v1/${String(draft.result["id"])}`, { method: "DELETE" })).toMatchObject({
      status: 200,
    });
    expect(await ask(token, "/images/v1/a%2Fb", { method: "DELETE" })).toMatchObject({ status: 200, result: {} });
    expect(await ask(token, "/images/v1/a%2Fb")).toMatchObject({ status: 404, code: 5404 });
  });

  it("opens nothing else", async () => {
    const { token } = await create();
    for (const route of reads) expect(await ask(token, route)).toMatchObject(refused);
    for (const word of ["stats", "variants", "keys", "config", "batch_token"]) {
      expect(await ask(token, `/images/v1/${word}`)).toMatchObject({ status: 405, code: 7001 });
    }
    expect(await ask(token, "/images/v3")).toMatchObject({ status: 404, code: 7003 });
  });

  it("is the only thing that opens the batch host", async () => {
    for (const token of [engine.secrets.apiToken, readToken, writeToken, "", "x"]) {
      expect(await ask(token, "/images/v2")).toMatchObject(refused);
    }
    expect(await toAnswer(await fetch(`${engine.url}/images/v1`, form()))).toMatchObject(refused);
  });
});
