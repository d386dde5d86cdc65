import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startTestEngine } from "@/lib/testing/engine/start-test-engine";
import { getPicture } from "./pictures";

it("docs/engine-example.mjs uploads with the official client and prints addresses that deliver", async () => {
  const engine = await startTestEngine();
  const folder = await mkdtemp(path.join(tmpdir(), "vitrine-example-"));
  try {
    const picture = path.join(folder, "picture.jpg");
    await writeFile(picture, await getPicture("photo"));
    const { accountId, apiToken } = engine.secrets;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["docs/engine-example.mjs", accountId, picture], {
      env: { NODE_ENV: "test", CLOUDFLARE_BASE_URL: engine.apiUrl, CLOUDFLARE_API_TOKEN: apiToken },
    });
    const addresses = stdout.trim().split("\n");
    expect(addresses.some((address) => address.endsWith("/public"))).toBe(true);
    for (const address of addresses) expect((await fetch(address)).status).toBe(200);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
});
