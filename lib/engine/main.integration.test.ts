import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { picture } from "@/lib/testing/pictures";

const run = promisify(execFile);
let folder: string;
const started: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-main-"));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await rm(folder, { recursive: true });
});

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

type Line = { msg: string; level: number; orphans?: number };

/** What `npm run engine` starts. Resolves when it listens; rejects with its words when it ends before. */
const startMain = async (env: Record<string, string>): Promise<{ child: ChildProcess; lines: Line[] }> => {
  const child = spawn(process.execPath, ["dist/engine.mjs"], {
    env: { NODE_ENV: "test", DATA_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
  const lines: Line[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    lines.push(line);
    if (line.msg === "the engine listens") return { child, lines };
  }
  if (child.exitCode === null) await once(child, "exit");
  throw new Error(complaint);
};

const secret = async (name: string) => (await readFile(path.join(folder, "secrets", name), "utf8")).trim();
const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const addressOf = async (port: number) =>
  `http://127.0.0.1:${port}/client/v4/accounts/${await secret("account-id")}/images`;

type Answered = { id: string; sha256: string };

/** Twenty uploads at once, of which `onAnswer` hears one by one. */
const uploadTwenty = async (port: number, onAnswer: (answered: Answered) => void): Promise<void> => {
  const headers = { Authorization: `Bearer ${await secret("api-token")}` };
  const url = `${await addressOf(port)}/v1`;
  const uploads = Array.from({ length: 20 }, async (_, seed) => {
    const bytes = await picture("png", { widthPx: 300, heightPx: 200, seed });
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(bytes)]), `${seed}.png`);
    const response = await fetch(url, { method: "POST", headers, body });
    const { result } = (await response.json()) as { result: { id: string } };
    onAnswer({ id: result.id, sha256: hash(bytes) });
  });
  await Promise.allSettled(uploads);
};

// Each start compiles the sources anew, which a busy machine takes seconds for.
describe("the engine as its own process", { timeout: 120_000 }, () => {
  it("keeps every upload it answered when it is killed, and nothing that it did not", async () => {
    const port = await findFreePort();
    const answered: Answered[] = [];
    for (const killAfter of [1, 7]) {
      const { child } = await startMain({ ENGINE_PORT: String(port) });
      let heard = 0;
      const exit = once(child, "exit");
      await uploadTwenty(port, (one) => {
        answered.push(one);
        heard += 1;
        if (heard === killAfter) child.kill("SIGKILL");
      });
      await exit;
    }
    expect(answered.length).toBeGreaterThanOrEqual(8);
    await startMain({ ENGINE_PORT: String(port) });
    const headers = { Authorization: `Bearer ${await secret("api-token")}` };
    const url = await addressOf(port);
    const blobHash = async (id: string) =>
      hash(new Uint8Array(await (await fetch(`${url}/v1/${id}/blob`, { headers })).arrayBuffer()));
    for (const { id, sha256 } of answered) expect(await blobHash(id)).toBe(sha256);

    const listed = (await (await fetch(`${url}/v2`, { headers })).json()) as { result: { images: { id: string }[] } };
    const ids = listed.result.images.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(answered.map(({ id }) => id)));
    const originals = await readdir(path.join(folder, "engine/originals"), { recursive: true, withFileTypes: true });
    const files = originals.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(new Set(files)).toEqual(new Set(await Promise.all(ids.map(blobHash))));
  });

  it("stops with code 0 at SIGTERM and never logs a secret", async () => {
    const { child, lines } = await startMain({ ENGINE_PORT: String(await findFreePort()), ENGINE_DIALECT: "beta" });
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    const text = JSON.stringify(lines);
    for (const name of ["api-token", "api-key"]) expect(text).not.toContain(await secret(name));
  });

  it("takes its credentials from the settings and lists every fault of them", async () => {
    const port = await findFreePort();
    await startMain({
      ENGINE_PORT: String(port),
      CLOUDFLARE_API_TOKEN: "chosen",
      CLOUDFLARE_ACCOUNT_ID: "a".repeat(32),
    });
    const stats = `http://127.0.0.1:${port}/client/v4/accounts/${"a".repeat(32)}/images/v1/stats`;
    expect((await fetch(stats, { headers: { Authorization: "Bearer chosen" } })).status).toBe(200);
    const faulty = startMain({ ENGINE_PORT: "0", ENGINE_DIALECT: "v9" });
    await expect(faulty).rejects.toThrow(/ENGINE_PORT[^]*ENGINE_DIALECT/);
  });

  it("makes, lists and ends tokens beside a running engine, with what is kept where it was called from", async () => {
    const port = await findFreePort();
    const dataDir = path.join(folder, "data");
    await startMain({ ENGINE_PORT: String(port), DATA_DIR: dataDir });
    const script = path.resolve("scripts/engine.mjs");
    const command = async (...words: string[]): Promise<string> =>
      (
        await run(process.execPath, [script, "token", ...words], { cwd: folder, env: { NODE_ENV: "test" } })
      ).stdout.trim();
    const token = await command("create", "ci", "--read");
    const accountId = (await readFile(path.join(dataDir, "secrets/account-id"), "utf8")).trim();
    const stats = `http://127.0.0.1:${port}/client/v4/accounts/${accountId}/images/v1/stats`;
    const statusWith = async (text: string) =>
      (await fetch(stats, { headers: { Authorization: `Bearer ${text}` } })).status;
    expect(await statusWith(token)).toBe(200);
    expect(await command("list")).toMatch(/^ci: Images Read/);
    await command("revoke", "ci");
    expect(await statusWith(token)).toBe(403);
    await expect(command("create", "no name")).rejects.toThrow(/A token needs a name/);
  });
});
