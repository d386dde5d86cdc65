import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { rootFolder } from "./part";

export type ServerProcess = Readonly<{
  pid: number;
  origin: string;
  /** What it printed so far, both streams. */
  printed: () => string;
  /** Resolves when the whole group is gone. */
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}>;

export type ServerCommand = Readonly<{
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  origin: string;
  /** Answered with 2xx once the server is up. */
  readyPath: string;
  /** The product's root by default. */
  cwd?: string;
  patienceMs?: number;
}>;

/** A port nobody listens on at this moment. */
export const findFreePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a listener without a port");
  return address.port;
};

/** Nothing of the caller's settings: a bench measures the product, not this shell. */
const cleanEnv = (): NodeJS.ProcessEnv => {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TMPDIR, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
};

const isUp = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

const killGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch (error) {
    // The group is gone already: what we wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
};

const running = new Set<ChildProcess>();

/** A bench that is broken off takes its servers along: each is a process group that would live on. */
const endWithBench = (): void => {
  for (const child of running) killGroup(child, "SIGKILL");
};
process.once("exit", endWithBench);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

/** Starts `node <args>` as the head of a process group and waits until it answers. Throws with its output if it does not. */
export const startServer = async (command: ServerCommand): Promise<ServerProcess> => {
  const child = spawn(process.execPath, command.args, {
    cwd: command.cwd ?? rootFolder,
    env: { ...cleanEnv(), ...command.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-200_000);
    });
  }
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (signal: NodeJS.Signals = "SIGTERM"): Promise<void> => {
    killGroup(child, signal);
    await ended;
    // A member that outlived the head would hold ports and files.
    killGroup(child, "SIGKILL");
    running.delete(child);
  };
  const deadline = performance.now() + (command.patienceMs ?? 60_000);
  while (!(await isUp(`${command.origin}${command.readyPath}`))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop("SIGKILL");
      throw new Error(`${command.args.join(" ")} did not come up:\n${output.slice(-4000)}`);
    }
    await sleep(100);
  }
  if (child.pid === undefined) throw new Error("a process without an id");
  return { pid: child.pid, origin: command.origin, printed: () => output, stop };
};

/** Log lines of level `error` in what it printed so far. */
export const countErrorLines = (server: ServerProcess): number =>
  server
    .printed()
    .split("\n")
    .filter((line) => line.includes('"level":50')).length;
