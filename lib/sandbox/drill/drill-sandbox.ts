// oxlint-disable-next-line no-restricted-imports -- the tests bundle a child into a folder of their own
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { createSandbox, type SandboxOptions } from "../child-pool";
import { type RunOptions, type Sandbox, SandboxError } from "../sandbox";
import type { Drill } from "./obedient-child";

/** Sandboxes whose children do as the test says. */
export class DrillSandboxes {
  readonly #open: Sandbox[] = [];

  private constructor(
    readonly folder: string,
    readonly childFile: string,
  ) {}

  /** Bundles the child into a folder of its own. */
  static async prepare(): Promise<DrillSandboxes> {
    const folder = await mkdtemp(path.join(tmpdir(), "vitrine-sandbox-"));
    const childFile = path.join(folder, "child.mjs");
    await build({
      entryPoints: [path.join(import.meta.dirname, "obedient-child.ts")],
      outfile: childFile,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "warning",
    });
    return new DrillSandboxes(folder, childFile);
  }

  start(options: Partial<SandboxOptions> = {}): Sandbox {
    const { childFile } = this;
    const plain = { childFile, slots: 1, deadlineMs: 10_000, queueLimit: 10, packages: [] };
    const sandbox = createSandbox({ ...plain, ...options });
    this.#open.push(sandbox);
    return sandbox;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((sandbox) => sandbox.close()));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

/** Runs one drill and gives its value. */
export const ask = async (
  sandbox: Sandbox,
  drill: Drill,
  given: RunOptions & { argument?: unknown } = {},
): Promise<unknown> => {
  const { argument, ...options } = given;
  const { header } = await sandbox.run({ header: { drill, argument } }, options);
  return header["value"];
};

/** The fault a piece of work ended with, or `none`. */
export const faultOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof SandboxError ? error.fault : String(error)),
  );

export const isAlive = (pid: unknown): boolean => {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
};
