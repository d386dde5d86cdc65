import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { createTestSandbox, TestHost } from "@/lib/engine/delivery/test-host";
import type { Sandbox } from "@/lib/sandbox/sandbox";

/** Gives each test of a file a host of its own; the children are the file's. */
export const giveTestHosts = (take: (host: TestHost) => void | Promise<void>): void => {
  let sandbox: Sandbox;
  let folder: string;
  let host: TestHost;
  beforeAll(() => {
    sandbox = createTestSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vitrine-delivery-"));
    host = await TestHost.open(folder, sandbox);
    await take(host);
  });
  afterEach(async () => {
    await host.close();
    await rm(folder, { recursive: true });
  });
};
