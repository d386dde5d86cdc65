import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { checkEngine } from "./drill-checks";
import { type DrillClient, startDrillClient } from "./drill-client";
import { changeAccess, changeVariant, deleteOne, type Load, makeDerivatives, uploadOne } from "./drill-load";
import { DrillModel } from "./drill-model";
import { drillSettings, prepareDrill } from "./engine-kill-drill";
import { FuzzRandom } from "./fuzz-random";
import { type PartOptions, withFolder } from "./part";
import { printTable } from "./table";

const calls = ["rename", "fsync", "fdatasync", "unlink"] as const;
type Call = (typeof calls)[number];

/** Both threads that touch files: SQLite works in the first, the stores in the pool, which has one here. */
const threads = ["main", "pool"] as const;
type Thread = (typeof threads)[number];

const mostTimes = 60;
const settings = { ...drillSettings, UV_THREADPOOL_SIZE: "1" };

const hasStrace = (): boolean => spawnSync("strace", ["-V"]).status === 0;

/** Of all the threads beside the first only the one of the pool touches files. */
const findThreads = async (pid: number, thread: Thread): Promise<readonly string[]> =>
  thread === "main" ? [String(pid)] : (await readdir(`/proc/${pid}/task`)).filter((tid) => tid !== String(pid));

/** Lets the thread's nth call end in a kill of the whole process, at the call's entry. */
const attach = async (tids: readonly string[], call: Call, times: number): Promise<ChildProcess> => {
  const tracer = spawn(
    "strace",
    [...tids.flatMap((tid) => ["-p", tid]), "-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${times}`],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let told = "";
  tracer.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  while (told.split("attached").length <= tids.length) {
    if (tracer.exitCode !== null) throw new Error(`strace: ${told}`);
    await sleep(5);
  }
  return tracer;
};

/** One of everything that writes, one after another. */
const runScript = async (load: Load): Promise<void> => {
  const { model } = load;
  await uploadOne(load);
  await uploadOne(load);
  await changeVariant(load);
  for (let times = 0; times < 12; times += 1) await makeDerivatives(load);
  const [first, second] = model.free;
  if (first !== undefined) await changeAccess(load, first);
  if (second !== undefined) await deleteOne(load, second);
};

const isBroken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes(String(error.code));

type Attempt = Readonly<{ thread: Thread; call: Call; times: number }>;

/** True when the kill came before the script's end. */
const attempt = async (client: DrillClient, load: Load, { thread, call, times }: Attempt): Promise<boolean> => {
  const tracer = await attach(await findThreads(client.server.pid, thread), call, times);
  const ended = once(tracer, "close");
  try {
    await runScript(load);
    return false;
  } catch (error) {
    if (!isBroken(error)) throw error;
    return true;
  } finally {
    tracer.kill("SIGINT");
    await ended;
  }
};

type Drill = { client: DrillClient; readonly dataDir: string; readonly model: DrillModel; readonly random: FuzzRandom };

/** Kills at the first call, the second and so on, until the script gets through; answers how many kills there were. */
const killAtEach = async (drill: Drill, thread: Thread, call: Call): Promise<number> => {
  const { dataDir, model, random } = drill;
  for (let times = 1; times <= mostTimes; times += 1) {
    const faults: string[] = [];
    const load: Load = { client: drill.client, model, random, name: `${thread}-${call}-${times}`, faults };
    const wasKilled = await attempt(drill.client, load, { thread, call, times });
    await drill.client.stop("SIGKILL");
    if (faults.length > 0) throw new Error(`wrong answers at ${load.name}: ${faults.join("; ")}`);
    drill.client = await startDrillClient(dataDir, settings);
    await checkEngine(drill.client, dataDir, model);
    if (!wasKilled) return times - 1;
  }
  throw new Error(`more than ${mostTimes} calls of ${call}: the script has no end`);
};

/** Kills the engine at every rename, fsync, fdatasync and unlink of a script that does one of everything. */
export const drillStrace = (_options: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    if (!hasStrace()) return console.log("\nstrace is not installed: kills at single system calls were not tried");
    const dataDir = path.join(folder, "data");
    const model = new DrillModel();
    const client = await startDrillClient(dataDir, settings);
    const drill: Drill = { client, dataDir, model, random: new FuzzRandom(1) };
    const rows: (string | number)[][] = [];
    try {
      await prepareDrill(client, model);
      for (const thread of threads) {
        for (const call of calls) {
          const kills = await killAtEach(drill, thread, call);
          console.log(`  ${thread} ${call}: ${kills} kills`);
          rows.push([thread, call, kills]);
        }
      }
    } finally {
      await drill.client.stop("SIGKILL");
    }
    printTable("killed at every single call: nothing answered is lost", ["thread", "system call", "kills"], rows);
  });
