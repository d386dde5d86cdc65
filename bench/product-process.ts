import { readFile } from "node:fs/promises";
import path from "node:path";
import { createUpstream } from "@/lib/upstream/cloudflare-upstream";
import type { Upstream } from "@/lib/upstream/upstream";
import { admin, ProductClient } from "./product-client";
import { findFreePort, type ServerProcess, startServer } from "./server-process";

export type Product = Readonly<{
  server: ServerProcess;
  client: ProductClient;
  /** The engine's API behind the product, to see what it really keeps. */
  upstream: Upstream;
}>;

/** A build that is missing or stale is made first. */
const patienceMs = 300_000;

/** The product by `npm start`'s own script, on free ports; signed in. */
export const startProduct = async (dataDir: string): Promise<Product> => {
  const [port, enginePort] = [await findFreePort(), await findFreePort()];
  const origin = `http://127.0.0.1:${port}`;
  const server = await startServer({
    args: ["scripts/start.mjs"],
    patienceMs,
    env: {
      HOST: "127.0.0.1",
      PORT: String(port),
      ENGINE_PORT: String(enginePort),
      DATA_DIR: dataDir,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      LOG_LEVEL: "warn",
    },
    origin,
    readyPath: "/api/health/ready",
  });
  const secret = async (name: string): Promise<string> =>
    (await readFile(path.join(dataDir, "secrets", name), "utf8")).trim();
  const token = await secret("api-token");
  const upstream = createUpstream({
    baseUrl: `http://127.0.0.1:${enginePort}/client/v4`,
    accountId: await secret("account-id"),
    credentials: { scheme: "token", token: { reveal: () => token } },
  });
  return { server, upstream, client: await ProductClient.signIn(origin) };
};
