import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });

type Options = { env?: Record<string, string>; dataDir?: string };

/** The built product as a person starts it: `npm start`'s script, on free ports, with a data folder of its own. */
export class Product {
  readonly dataDir: string;
  readonly origin: string;
  readonly engineOrigin: string;
  readonly #env: Record<string, string>;
  #process: ChildProcess | undefined;
  #output = "";

  private constructor(dataDir: string, ports: { console: number; engine: number }, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.origin = `http://localhost:${ports.console}`;
    this.engineOrigin = `http://localhost:${ports.engine}`;
    this.#env = { ...env, DATA_DIR: dataDir, PORT: String(ports.console), ENGINE_PORT: String(ports.engine) };
  }

  static async start({ env = {}, dataDir }: Options = {}): Promise<Product> {
    const folder = dataDir ?? (await mkdtemp(path.join(os.tmpdir(), "vitrine-e2e-")));
    const product = new Product(folder, { console: await freePort(), engine: await freePort() }, env);
    await product.run();
    return product;
  }

  /** Everything the process printed since it was last started. */
  get output(): string {
    return this.#output;
  }

  get setupLink(): string {
    const link = /https?:\/\/\S+\/setup\?token=\S+/.exec(this.#output)?.[0];
    if (link === undefined) throw new Error(`no set-up link in:\n${this.#output}`);
    return link;
  }

  async run(): Promise<void> {
    this.#output = "";
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      env: { ...process.env, ...this.#env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => (this.#output += text.toString()));
    const deadline = Date.now() + 90_000;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the product stopped at start:\n${this.#output}`);
      const isReady = await fetch(`${this.origin}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      if (Date.now() > deadline) throw new Error(`the product was not ready within 90 s:\n${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends the whole process group. `SIGTERM` lets it finish, `SIGKILL` does not. Resolves to the exit code. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const child = this.#process;
    if (child?.pid === undefined || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    process.kill(-child.pid, signal);
    return ended;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.run();
  }

  /** Log lines at `error` or worse: none is expected in any journey. */
  get errorLines(): readonly string[] {
    return this.#output
      .split("\n")
      .filter((line) => /"level":(50|60)\b/.test(line) || /"level":"(error|fatal)"/.test(line));
  }

  /** Names of temporary files anywhere in the data folder. */
  async temporaryFiles(): Promise<readonly string[]> {
    const entries = await readdir(this.dataDir, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.parentPath.endsWith(".staging"))
      .map((entry) => entry.name);
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
