import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { rootFolder } from "./part";
import type { PlainJob } from "./plain-sharp";

export type PlainSharp = Readonly<{ pid: number; run: (job: PlainJob) => Promise<void>; stop: () => Promise<void> }>;

/** Starts the other side of the comparison; it stays warm between jobs, as the engine does. */
export const startPlainSharp = (): PlainSharp => {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/plain-sharp.ts"], {
    cwd: rootFolder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (child.pid === undefined) throw new Error("a process without an id");
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid,
    run: async (job) => {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      const { done } = await answers.next();
      if (done === true) throw new Error(`plain sharp ended at ${job.file}`);
    },
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
};
