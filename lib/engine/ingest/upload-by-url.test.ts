import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

const png = await picture("png");
let source: Server;
let canary: Server;
let canaryHits = 0;
const silent: ServerResponse[] = [];
let engine: TestEngine;
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = async (server: Server): Promise<Server> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
};

beforeAll(async () => {
  canary = await listen(createServer((_, response) => void response.end(`hit ${(canaryHits += 1)}`)));
  source = await listen(
    createServer((request, response) => {
      if (request.url === "/text") response.end("<!doctype html><html></html>");
      else if (request.url === "/long") response.end(Buffer.alloc(10 * 1024 * 1024 + 1, png));
      else if (request.url === "/endless") {
        response.writeHead(200);
        const pour = (): void => void response.write(Buffer.alloc(1 << 20, png), () => pour());
        pour();
      } else if (request.url === "/silent") silent.push(response);
      else if (request.url === "/inside") {
        response.writeHead(302, { Location: `http://127.0.0.1:${portOf(canary)}/` }).end();
      } else response.end(png);
    }),
  );
  engine = await startTestEngine({ ingest: { urlAllow: [`127.0.0.1:${portOf(source)}`], fetchDeadlineMs: 5000 } });
});
afterAll(async () => {
  await engine.close();
  for (const server of [source, canary]) {
    server.close();
    server.closeAllConnections();
  }
});
afterEach(async () => {
  const staging = path.join(engine.dataDir, "engine/originals/.staging");
  await expect.poll(() => readdir(staging)).toEqual([]);
  expect(engine.logged).toEqual([]);
  expect(canaryHits).toBe(0);
});

const at = (pathname: string): string => `http://127.0.0.1:${portOf(source)}${pathname}`;
const byForm = (fields: Record<string, string>) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return callApi(engine, "/v1", { method: "POST", body });
};
const byJson = (body: unknown, type = "application/json") =>
  callApi(engine, "/v1", { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": type } });
const blobOf = async (id: unknown): Promise<string> => {
  const response = await fetch(`${engine.imagesUrl}/v1/${encodeURIComponent(String(id))}/blob`, {
    headers: engine.authorization,
  });
  return createHash("sha256")
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest("hex");
};
const sha256 = createHash("sha256").update(png).digest("hex");

describe("an upload by URL", () => {
  it("keeps the bytes and is called after the last part of the path", async () => {
    const { status, result } = await byForm({ url: at("/a/caf%C3%A9.png?x=1"), metadata: '{"k":"v"}', creator: "ann" });
    expect(status).toBe(200);
    expect(result).toMatchObject({ filename: "café.png", meta: { k: "v" }, creator: "ann" });
    expect(await blobOf(result["id"])).toBe(sha256);
  });

  it("may be asked for in JSON, with metadata as an object or as text, and nulls for what is not meant", async () => {
    const whole = await byJson({ url: at("/x.png"), id: "json/1", metadata: { a: [1, "é"] }, creator: null });
    expect(whole).toMatchObject({ status: 200, result: { id: "json/1", meta: { a: [1, "é"] }, filename: "x.png" } });
    const text = await byJson({ url: at("/"), metadata: '{"a":1}', requireSignedURLs: true }, "application/json; x=y");
    expect(text).toMatchObject({ status: 200, result: { meta: { a: 1 }, requireSignedURLs: true } });
    expect(text.result).not.toHaveProperty("filename");
  });

  it.each([
    ["neither file nor url", {}, "it is empty"],
    ["neither file nor url", { link: "x", id: "y" }, '"link", "id"'],
    ["a url that is no text", { url: 5 }, "`url` must be a text"],
    ["a url that is no URL", { url: "not a url" }, "not valid"],
    ["a url of this machine", { url: "http://localhost:1/" }, "port 1"],
    ["an id that is no text", { url: "https://example.com", id: 5 }, "`id` must be a text"],
    ["half a character", { url: "https://example.com", creator: "\ud800" }, "`creator` is not valid Unicode"],
    ["half a character in metadata", { url: "https://example.com", metadata: { k: "\ud800" } }, "valid Unicode"],
    ["metadata that is a list", { url: "https://example.com", metadata: [] }, "JSON object"],
    ["metadata that is too long", { url: "https://example.com", metadata: { k: "x".repeat(1024) } }, "1024"],
    ["a flag that is no flag", { url: "https://example.com", requireSignedURLs: 1 }, "must be a text"],
    ["a private custom id", { url: "https://example.com", id: "x", requireSignedURLs: true }, "custom id"],
  ])("with %s is refused with 5400 that says so, before anything is fetched", async (_, body, words) => {
    const answer = await byJson(body);
    expect(answer).toMatchObject({ status: 400, code: 5400, success: false });
    expect(answer.message).toContain(words);
  });

  it("takes a text with an escaped backslash for what it is", async () => {
    const { result } = await byJson({ url: at("/x"), metadata: { k: "\\ud800" } });
    expect(result["meta"]).toEqual({ k: "\\ud800" });
  });

  it("is judged by the bytes like any other upload", async () => {
    expect(await byJson({ url: at("/text") })).toMatchObject({ status: 415, code: 5455 });
    for (const pathname of ["/long", "/endless"]) {
      const answer = await byJson({ url: at(pathname) });
      expect(answer).toMatchObject({ status: 413, code: 5413 });
      expect(answer.message).toContain("10485760");
    }
  });

  it("reaches nothing but what the operator named, not even by a redirect from there", async () => {
    const inside = `127.0.0.1:${portOf(canary)}`;
    for (const url of [at("/inside"), `http://${inside}/`, `http://localhost:${portOf(canary)}/`, "http://127.1/"]) {
      expect(await byForm({ url })).toMatchObject({ status: 400, code: 5400 });
    }
    expect(canaryHits).toBe(0);
  });

  it("ends when nobody waits for it any more", async () => {
    const leaving = new AbortController();
    const body = JSON.stringify({ url: at("/silent") });
    const headers = { ...engine.authorization, "Content-Type": "application/json" };
    const answer = fetch(`${engine.imagesUrl}/v1`, { method: "POST", body, headers, signal: leaving.signal });
    await expect.poll(() => silent.length, { timeout: 10_000 }).toBe(1);
    leaving.abort();
    await expect(answer).rejects.toThrow();
    await expect.poll(() => silent[0]?.closed, { timeout: 10_000 }).toBe(true);
  });

  it("under a taken id is refused without fetching", async () => {
    await byJson({ url: at("/x"), id: "taken" });
    expect(await byJson({ url: `http://127.0.0.1:${portOf(canary)}/`, id: "taken" })).toMatchObject({ code: 5409 });
  });
});
