import { readFile } from "node:fs/promises";
import path from "node:path";
import { createUpstream } from "@/lib/upstream/cloudflare-upstream";
import type { Upstream } from "@/lib/upstream/upstream";
import { toServerMemory } from "../scripts/server-memory.mjs";
import { findFreePort, type ServerProcess, startServer } from "./server-process";

export type EngineProcess = Readonly<{ server: ServerProcess; upstream: Upstream }>;

/** The engine alone, started as `npm run engine` does it, with a client of its API. */
export const startEngineProcess = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<EngineProcess> => {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const memory = toServerMemory({});
  const server = await startServer({
    args: [...memory.nodeArgs, "dist/engine.mjs"],
    env: {
      ...memory.env,
      ENGINE_PORT: String(port),
      ENGINE_PUBLIC_URL: origin,
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...env,
    },
    origin,
    readyPath: "/health/ready",
  });
  const secret = async (name: string): Promise<string> =>
    (await readFile(path.join(dataDir, "secrets", name), "utf8")).trim();
  const token = await secret("api-token");
  const upstream = createUpstream({
    baseUrl: `${origin}/client/v4`,
    accountId: await secret("account-id"),
    credentials: { scheme: "token", token: { reveal: () => token } },
  });
  return { server, upstream };
};
