import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadConfig } from "@/lib/config/load-config";
import type { Role } from "@/lib/contracts/role";
import type { Log } from "@/lib/http/log";
import type { RouteHandler } from "@/lib/http/route";
import { createRuntime, type Runtime } from "@/lib/runtime/create-runtime";
import { peerHeader } from "@/lib/runtime/front-server";
import { setRuntime } from "@/lib/runtime/runtime";
import { startTestEngine, type TestEngine } from "../engine/start-test-engine";

type LoggedLine = Readonly<{ level: keyof Log; fields: Record<string, unknown>; message: string }>;

type CallOptions = Readonly<{
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit | null;
  /** Sent as JSON. */
  json?: unknown;
  /** Signed in with this role; nobody when left out. */
  as?: Role;
  /** Address of the socket. */
  peer?: string;
}>;

export type TestConsole = Readonly<{
  runtime: Runtime;
  engine: TestEngine;
  dataDir: string;
  logged: readonly LoggedLine[];
  /** Calls one handler as the console's own page would. `path` starts with `/api`. */
  call(handler: RouteHandler, path: string, options?: CallOptions): Promise<Response>;
  close(): Promise<void>;
}>;

export const testPassword = "correct horse battery";
const emailOf = (role: Role): string => `${role}@example.org`;

const createLog = (logged: LoggedLine[]): Log => {
  const at = (level: keyof Log) => (fields: Record<string, unknown>, message: string) =>
    void logged.push({ level, fields, message });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
};

const toCookie = (lines: readonly string[]): string => lines.map((line) => line.split(";", 1)[0]).join("; ");

const openRuntime = (dataDir: string, engine: TestEngine, log: Log): Promise<Runtime> =>
  createRuntime({
    config: loadConfig({
      DATA_DIR: dataDir,
      UPSTREAM: "cloudflare",
      CLOUDFLARE_ACCOUNT_ID: engine.secrets.accountId,
      CLOUDFLARE_API_TOKEN: engine.secrets.apiToken,
      CLOUDFLARE_BASE_URL: engine.apiUrl,
    }),
    log,
    sandboxFolder: path.resolve("dist/sandbox"),
    // Tests that want upkeep wake it.
    upkeepSeconds: 24 * 3600,
  });

/** A person of each role; sessions are made when first needed. */
const createCookies = (runtime: Runtime) => {
  const cookies = new Map<Role, Promise<string>>();
  const signIn = async (role: Role): Promise<string> => {
    const email = emailOf(role);
    await runtime.auth.createAccount({ name: role, email, password: testPassword, role });
    const caller = { headers: new Headers(), address: "192.0.2.200" };
    return toCookie((await runtime.auth.signIn({ email, password: testPassword }, caller)).cookies);
  };
  return (role: Role): Promise<string> => {
    const cookie = cookies.get(role) ?? signIn(role);
    cookies.set(role, cookie);
    return cookie;
  };
};

/** The whole BFF behind its routes: real index, children, spool and engine, in a folder that `close` removes. */
export const openTestConsole = async (): Promise<TestConsole> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "vitrine-console-"));
  const engine = await startTestEngine();
  const logged: LoggedLine[] = [];
  const runtime = await openRuntime(dataDir, engine, createLog(logged));
  setRuntime(Promise.resolve(runtime));
  const cookieOf = createCookies(runtime);
  return {
    runtime,
    engine,
    dataDir,
    logged,
    call: async (handler, target, { method = "GET", headers = {}, body, json, as, peer = "192.0.2.1" } = {}) =>
      handler(
        new Request(`http://localhost:3000${target}`, {
          method,
          headers: {
            host: "localhost:3000",
            "sec-fetch-site": "same-origin",
            [peerHeader]: peer,
            ...(as !== undefined && { cookie: await cookieOf(as) }),
            ...(json !== undefined && { "content-type": "application/json" }),
            ...headers,
          },
          ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined && { body, duplex: "half" }),
        } as RequestInit),
      ),
    close: async () => {
      setRuntime(undefined);
      await runtime.close();
      await engine.close();
      await rm(dataDir, { recursive: true });
    },
  };
};
