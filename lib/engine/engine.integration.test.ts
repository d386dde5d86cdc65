import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendRaw } from "@/lib/testing/engine/send-raw";
import { startTestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { startEngine } from "./engine";
import { loadEngineSecrets } from "./engine-secrets";

const run = promisify(execFile);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-engine-"));
});
afterEach(() => rm(folder, { recursive: true }));

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) process.stdout.write("curl is not installed: the documented commands are not run\n");

describe.skipIf(!hasCurl)("the beta's documented commands, run with curl", () => {
  const curl = async (...given: string[]) => JSON.parse((await run("curl", ["-sS", ...given])).stdout) as unknown;

  it("upload, show and delete in the beta's shapes", async () => {
    const engine = await startTestEngine({ dialect: "beta", dataDir: folder });
    const keys = ["-H", `X-Auth-Key: ${engine.secrets.apiKey}`, "-H", `X-Auth-Email: ${engine.secrets.apiEmail}`];
    const logo = path.join(folder, "logo.png");
    await writeFile(logo, await picture("png"));
    const answer = (await curl(`${engine.imagesUrl}/v1`, ...keys, "-F", `file=@${logo}`)) as {
      result: { id: string; variants: { url: string }[] };
    };
    const { id } = answer.result;
    expect(Buffer.from(id, "base64").toString()).toMatch(new RegExp(`^1;${engine.secrets.accountHash};`));
    expect(id).toMatch(/==$/);
    expect(answer).toEqual({
      result: {
        filename: "logo.png",
        id,
        variants: [{ name: "default", url: `http://localhost:${engine.port}/default/${id}` }],
      },
      success: true,
      errors: [],
      messages: [],
    });
    const url = String(answer.result.variants[0]?.url);
    const shown = await fetch(url);
    expect(shown.status).toBe(200);
    expect(shown.headers.get("content-type")).toMatch(/^image\//);
    expect(await curl("-X", "DELETE", `${engine.imagesUrl}/v1/${id}`, ...keys)).toEqual({
      result: { id },
      success: true,
      errors: [],
      messages: [],
    });
    expect((await fetch(url)).status).toBe(404);
    await engine.close();
  });

  it("refuse 11 MB in chunks with a JSON answer that curl can read", async () => {
    const engine = await startTestEngine({ dataDir: folder });
    const big = path.join(folder, "big.bin");
    await writeFile(big, Buffer.alloc(11 * 1024 * 1024, 1));
    for (const extra of [[], ["-H", "Expect:"], ["-H", "Transfer-Encoding: chunked", "-H", "Expect:"]]) {
      const auth = ["-H", `Authorization: Bearer ${engine.secrets.apiToken}`];
      const answer = await curl(`${engine.imagesUrl}/v1`, ...auth, ...extra, "-F", `file=@${big}`);
      expect(answer).toMatchObject({ success: false, errors: [{ code: 5413 }] });
    }
    await engine.close();
  });
});

describe("delivery and API on one listener", () => {
  it("deliver what was uploaded, and nothing after the delete", async () => {
    const engine = await startTestEngine({ dataDir: folder });
    const { result } = await uploadPicture(engine, {
      bytes: await picture("jpeg", { widthPx: 900, heightPx: 700 }),
      fields: { id: "album/one two" },
    });
    const urls = result["variants"] as string[];
    expect(urls).toHaveLength(3);
    for (const url of urls) for (const _ of [1, 2]) expect((await fetch(url)).status).toBe(200);
    await callApi(engine, "/v1/album%2Fone%20two", { method: "DELETE" });
    for (const url of urls) expect((await fetch(url)).status).toBe(404);
    expect(engine.logged).toEqual([]);
    await engine.close();
  });

  it("answers the supervisor's questions", async () => {
    const engine = await startTestEngine({ dataDir: folder });
    await callApi(engine, "/v1/stats");
    await callApi(engine, "/v1/none");
    const { result } = await uploadPicture(engine, { bytes: await picture("png") });
    for (const _ of [1, 2]) await (await fetch(String((result["variants"] as string[])[0]))).arrayBuffer();
    expect((await fetch(`${engine.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${engine.url}/health/ready`)).status).toBe(200);
    const text = await (await fetch(`${engine.url}/metrics`)).text();
    expect(text).toContain('vitrine_engine_requests_total{kind="api",status="2xx"} 2');
    expect(text).toContain('vitrine_engine_requests_total{kind="api",status="4xx"} 1');
    expect(text).toContain('vitrine_engine_requests_total{kind="delivery",status="2xx"} 2');
    expect(text).toContain('vitrine_engine_pixel_jobs_total{job="render"} 1');
    expect(text).toContain('vitrine_engine_pixel_jobs_under_way{job="render"} 0');
    expect(text).toContain("vitrine_engine_images 1");
    await engine.close();
  });

  it("answers an upgrade like any request, and garbage with a bare status", async () => {
    const engine = await startTestEngine({ dataDir: folder });
    const upgrade = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    expect((await sendRaw(engine, [upgrade])).status).toBe(200);
    expect((await sendRaw(engine, ["nonsense\r\n\r\n"])).status).toBe(400);
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(40_000)}\r\n\r\n`;
    expect((await sendRaw(engine, [long])).status).toBe(431);
    const badHost = `GET /client/v4/x HTTP/1.1\r\nHost: a b\r\n\r\n`;
    expect((await sendRaw(engine, [badHost])).status).toBeGreaterThanOrEqual(400);
    const absolute = `GET ${engine.apiUrl}/zones HTTP/1.1\r\nHost: x\r\n\r\n`;
    expect((await sendRaw(engine, [absolute])).text).toContain("Authentication error");
    await engine.close();
  });
});

describe("pictures asked for by another listener", () => {
  it("are delivered under the own-domain path, and nothing else is answered", async () => {
    const options = { dataDir: folder, host: "127.0.0.1", port: 0, dialect: "v1", avifMaxSidePx: 1200 } as const;
    const secrets = await loadEngineSecrets(folder);
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    const pixelsChildFile = path.resolve("dist/sandbox/pixels.mjs");
    const engine = await startEngine({ ...options, secrets, log, pixelsChildFile, pixelSlots: 1 });
    const front = createServer((request, response) => void engine.deliver(request, response)).listen(0, "127.0.0.1");
    await once(front, "listening");
    const imagesUrl = `${engine.url}/client/v4/accounts/${secrets.accountId}/images`;
    const body = new FormData();
    body.append("id", "a b/50%");
    body.append("file", new Blob([new Uint8Array(await picture("png"))]), "a.png");
    const headers = { Authorization: `Bearer ${secrets.apiToken}` };
    expect((await fetch(`${imagesUrl}/v1`, { method: "POST", headers, body })).status).toBe(200);
    const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    const own = `${origin}/cdn-cgi/imagedelivery/${secrets.accountHash}`;
    for (const id of ["a%20b/50%25", "a%20b%2F50%25"]) {
      const accept = "image/webp";
      const answer = await fetch(`${own}/${id}/public`, { headers: { accept } });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/webp"]);
      const known = { accept, "if-none-match": String(answer.headers.get("etag")) };
      expect((await fetch(`${own}/${id}/public`, { headers: known })).status).toBe(304);
    }
    expect((await fetch(`${own}/a%20b%2F50%25/public`, { method: "DELETE" })).status).toBe(405);
    const api = `/client/v4/accounts/${secrets.accountId}/images/v1/stats`;
    expect((await fetch(`${origin}${api}`, { headers })).status).toBe(404);
    front.close();
    await engine.close();
  });
});

describe("closing and starting again", () => {
  it("keeps images, secrets and addresses over a restart", async () => {
    const first = await startTestEngine({ dataDir: folder });
    const bytes = await picture("png");
    const { result } = await uploadPicture(first, { bytes });
    await first.close();
    const second = await startTestEngine({ dataDir: folder, port: first.port });
    expect(second.secrets).toEqual(first.secrets);
    const again = await callApi(second, `/v1/${String(result["id"])}`);
    expect(again.result).toEqual(result);
    const blob = await fetch(`${second.imagesUrl}/v1/${String(result["id"])}/blob`, { headers: second.authorization });
    expect(
      createHash("sha256")
        .update(new Uint8Array(await blob.arrayBuffer()))
        .digest("hex"),
    ).toBe(createHash("sha256").update(bytes).digest("hex"));
    await second.close();
  });

  it("finishes a request that is under way when it closes", async () => {
    const engine = await startTestEngine({ dataDir: folder, closeGraceMs: 20_000 });
    const pending = uploadPicture(engine, { bytes: await picture("png", { widthPx: 800, heightPx: 800 }) });
    await new Promise((resolve) => get(`${engine.url}/health/live`, resolve));
    const [answer] = await Promise.all([pending, engine.close()]);
    expect(answer.status).toBe(200);
    await expect(fetch(`${engine.url}/health/live`)).rejects.toThrow();
  });

  it("does not touch the disk when the port is taken", async () => {
    const engine = await startTestEngine({ dataDir: folder });
    const staged = path.join(folder, "engine/originals/.staging/in-flight");
    await writeFile(staged, "x");
    await expect(startTestEngine({ dataDir: folder, port: engine.port })).rejects.toThrow("EADDRINUSE");
    expect((await stat(staged)).size).toBe(1);
    await engine.close();
  });

  it.runIf(process.platform === "linux")("does not touch the disk when another engine has the folder", async () => {
    const engine = await startTestEngine({ dataDir: folder });
    const staged = path.join(folder, "engine/originals/.staging/in-flight");
    await writeFile(staged, "x");
    await expect(startTestEngine({ dataDir: folder })).rejects.toThrow(`already uses ${path.join(folder, "engine")}`);
    expect((await stat(staged)).size).toBe(1);
    await engine.close();
    await (await startTestEngine({ dataDir: folder })).close();
  });

  it("clears temporary files and orphans at the start, and says how many", async () => {
    const originals = path.join(folder, "engine/originals");
    const orphan = createHash("sha256").update("x").digest("hex");
    await mkdir(path.join(originals, ".staging"), { recursive: true });
    await mkdir(path.join(originals, orphan.slice(0, 2), orphan.slice(2, 4)), { recursive: true });
    await writeFile(path.join(originals, ".staging/half"), "x");
    await writeFile(path.join(originals, orphan.slice(0, 2), orphan.slice(2, 4), orphan), "x");
    await writeFile(path.join(originals, "readme"), "not ours");
    const engine = await startTestEngine({ dataDir: folder });
    expect(engine.logged).toMatchObject([{ level: "warn", context: { temporaryFiles: 1, orphans: 1 } }]);
    const left = await readdir(originals, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(["readme"]);
    await engine.close();
  });
});

describe("secrets", () => {
  it("are made once, private to their owner, and shaped like the service's", async () => {
    const [first, second] = await Promise.all([loadEngineSecrets(folder), loadEngineSecrets(folder)]);
    expect(second).toEqual(first);
    expect(first.accountId).toMatch(/^[0-9a-f]{32}$/);
    expect(first.accountHash).toMatch(/^[\w-]{22}$/);
    expect(first.apiToken).toMatch(/^[\w-]{40}$/);
    expect(first.apiKey).toMatch(/^[0-9a-f]{37}$/);
    for (const name of await readdir(path.join(folder, "secrets"))) {
      expect((await stat(path.join(folder, "secrets", name))).mode & 0o777).toBe(0o600);
    }
  });

  it("give way to what the operator set", async () => {
    const given = { accountId: "a".repeat(32), apiToken: "t", apiEmail: "a@b.c", apiKey: "k" };
    expect(await loadEngineSecrets(folder, given)).toMatchObject(given);
    expect(await readdir(path.join(folder, "secrets"))).toEqual(["account-hash"]);
  });
});
