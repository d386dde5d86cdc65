import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "@/lib/config/load-config";
import type { Log } from "@/lib/http/log";
import { systemActor, type ServiceContext } from "@/lib/services/context";
import { previewImage } from "@/lib/services/images/preview-image";
import { trashImage } from "@/lib/services/images/trash-image";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { createRuntime, type Runtime } from "./create-runtime";

const quiet: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const findFreePort = async (): Promise<string> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return String(port);
};

let dataDir: string;
let env: Record<string, string>;
let running: Runtime[];
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "vitrine-runtime-"));
  env = { DATA_DIR: dataDir, ENGINE_PORT: await findFreePort() };
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((runtime) => runtime.close()));
  await rm(dataDir, { recursive: true });
});
const start = async (more: Record<string, string> = {}): Promise<Runtime> => {
  const config = loadConfig({ ...env, ...more });
  const runtime = await createRuntime({
    config,
    log: quiet,
    sandboxFolder: path.resolve("dist/sandbox"),
    upkeepSeconds: 3600,
  });
  running.push(runtime);
  return runtime;
};
const stop = async (runtime: Runtime): Promise<void> => {
  running = running.filter((one) => one !== runtime);
  await runtime.close();
};
const toContext = ({ services, log }: Runtime): ServiceContext => ({
  ...services,
  log,
  actor: systemActor,
  requestId: "test",
  signal: new AbortController().signal,
});
const findDefault = (image: { variants: readonly { name: string; url: string }[] }): string =>
  image.variants.find(({ name }) => name === "default")?.url ?? "";

describe("the product on an empty folder", () => {
  it("keeps pictures, people and secrets through a restart", async () => {
    const first = await start();
    const image = await uploadTestImage({ runtime: first }, "a/b");
    expect((await fetch(findDefault(image))).status).toBe(200);
    await stop(first);
    await expect(fetch(findDefault(image))).rejects.toThrow();
    const second = await start();
    expect(await second.services.images.get("a/b")).toEqual(image);
    expect((await fetch(findDefault(image))).status).toBe(200);
  });

  it("keeps its secrets from other people of the machine", async () => {
    await start();
    const secrets = path.join(dataDir, "secrets");
    const names = await readdir(secrets);
    expect(names).toContain("session-secret");
    for (const file of [...names.map((name) => path.join(secrets, name)), path.join(dataDir, "index.db")]) {
      expect((await stat(file)).mode & 0o077, file).toBe(0);
    }
  });

  it("makes the account that the settings name, once", async () => {
    const admin = { ADMIN_EMAIL: "ada@example.org", ADMIN_PASSWORD: "correct horse battery" };
    const first = await start(admin);
    expect(await first.auth.openSetup()).toBeUndefined();
    await stop(first);
    const second = await start({ ...admin, ADMIN_PASSWORD: "another password" });
    const input = { email: admin.ADMIN_EMAIL, password: admin.ADMIN_PASSWORD };
    const { session } = await second.auth.signIn(input, { headers: new Headers(), address: "192.0.2.1" });
    expect(session.user.role).toBe("owner");
  });

  it("delivers on the console's own port, where that is its public address", async () => {
    const port = await findFreePort();
    const runtime = await start({ ENGINE_PUBLIC_URL: `http://127.0.0.1:${port}/cdn-cgi/imagedelivery/` });
    const front = createHttpServer((request, response) => void runtime.deliver(request, response));
    front.listen(Number(port), "127.0.0.1");
    await once(front, "listening");
    const image = await uploadTestImage({ runtime }, "a b/50%");
    const url = findDefault(image);
    expect(url).toMatch(/\/cdn-cgi\/imagedelivery\/[\w-]{22}\/a%20b\/50%25\/default$/);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    const query = { device: "mobile", dpr: 1, variant: "default" } as const;
    expect((await previewImage(toContext(runtime), { id: image.id, ...query })).facts.url).toBe(url);
    front.close();
  });

  it("delivers nothing where the images lie at an account", async () => {
    const runtime = await start({
      UPSTREAM: "cloudflare",
      CLOUDFLARE_ACCOUNT_ID: "a".repeat(32),
      CLOUDFLARE_API_TOKEN: "token",
      CLOUDFLARE_BASE_URL: "http://127.0.0.1:9/client/v4",
    });
    const front = createHttpServer((request, response) => void runtime.deliver(request, response)).listen(
      0,
      "127.0.0.1",
    );
    await once(front, "listening");
    const { port } = front.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/cdn-cgi/imagedelivery/hash/id/public`)).status).toBe(404);
    front.close();
  });

  it("lets no second process at the same folder", async () => {
    await start();
    await expect(start({ ENGINE_PORT: await findFreePort() })).rejects.toThrow(/already uses/);
  });
});

describe("upkeep", () => {
  it("deletes at the upstream what has been in the trash long enough", async () => {
    const runtime = await start({ TRASH_RETENTION_DAYS: "0" });
    const image = await uploadTestImage({ runtime });
    await trashImage(toContext(runtime), { id: image.id });
    runtime.upkeep.wake();
    await runtime.upkeep.settled();
    expect(await runtime.services.images.find(image.id)).toBeUndefined();
    expect((await fetch(findDefault(image))).status).toBe(404);
  });
});
