import { spawnSync } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { checkEngine } from "./drill-checks";
import { type Answer, codeOf, type DrillClient, startDrillClient } from "./drill-client";
import { type Load, uploadOne } from "./drill-load";
import { DrillModel } from "./drill-model";
import { makeDrillPicture } from "./drill-pictures";
import { drillSettings, prepareDrill } from "./engine-kill-drill";
import { FuzzRandom } from "./fuzz-random";
import { type PartOptions, withFolder } from "./part";
import { printTable } from "./table";

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args, { stdio: "ignore" }).status === 0;

type Row = readonly [step: string, answer: string, verdict: string];

type Drill = Readonly<{ client: DrillClient; load: Load; rows: Row[] }>;

/** The code, and in words what is wrong and what to do. */
const isClear = ({ status, bytes }: Answer): boolean =>
  status === 507 && /"code":5500\b.*(?:disk|folder).*try again/s.test(bytes.toString());

const note = ({ rows }: Drill, step: string, [answer, isRight]: readonly [Answer, boolean]): void => {
  const words = answer.status === 200 ? "" : ` ${answer.bytes.subarray(0, 160).toString()}`;
  rows.push([step, `${codeOf(answer)}${words}`, isRight ? "right" : "WRONG"]);
};

const uploadExtra = async ({ client }: Drill, label: string): Promise<Answer> =>
  client.upload((await makeDrillPicture(label)).bytes);

/** What must hold while nothing can be written. */
const askWhileStuck = async (drill: Drill, what: string): Promise<void> => {
  const { client, load } = drill;
  const id = load.model.kept.find(({ isPrivate }) => !isPrivate)?.id ?? "";
  const upload = await uploadExtra(drill, `${what}-stuck`);
  note(drill, `${what}: an upload is refused clearly`, [upload, isClear(upload)]);
  const cached = await client.deliver(id, "public");
  note(drill, `${what}: what is cached is delivered`, [cached, cached.status === 200]);
  const anew = await client.deliver(id, "w=33,f=webp");
  note(drill, `${what}: what is not cached is made and delivered`, [anew, anew.status === 200]);
  const listed = await client.api("GET /v2");
  note(drill, `${what}: the list answers`, [listed, listed.status === 200]);
  const change = await client.api(`PATCH /v1/${id}`, { json: { creator: what } });
  note(drill, `${what}: a change is done or refused clearly`, [change, change.status === 200 || isClear(change)]);
};

const askWhenHealed = async (drill: Drill, what: string): Promise<void> => {
  const before = drill.load.model.kept.length;
  await uploadOne(drill.load);
  const isTaken = drill.load.model.kept.length === before + 1;
  drill.rows.push([
    `${what}: an upload without a restart`,
    isTaken ? "200" : drill.load.faults.join("; "),
    isTaken ? "right" : "WRONG",
  ]);
};

/** Fills the rest of a file system. */
const fill = async (file: string): Promise<void> => {
  const ballast = await open(file, "w");
  try {
    for (const size of [1_000_000, 10_000, 4096, 1]) {
      for (let isFull = false; !isFull;) {
        isFull = await ballast.write(Buffer.alloc(size)).then(
          ({ bytesWritten }) => bytesWritten < size,
          () => true,
        );
      }
    }
  } finally {
    await ballast.close();
  }
};

type Trouble = Readonly<{ name: string; begin: () => Promise<void>; end: () => Promise<void> }>;

const runTrouble = async (dataDir: string, trouble: Trouble, rows: Row[]): Promise<void> => {
  const model = new DrillModel();
  const random = new FuzzRandom(7);
  const client = await startDrillClient(dataDir, { ...drillSettings, LOG_LEVEL: "error" });
  const load: Load = { client, model, random, name: trouble.name, faults: [] };
  const drill: Drill = { client, load, rows };
  try {
    await prepareDrill(client, model);
    for (let times = 0; times < 8; times += 1) await uploadOne(load);
    if (model.kept.length === 0) throw new Error(`no upload was taken: ${load.faults.join("; ")}`);
    for (const { id } of model.kept) await client.deliver(id ?? "", "public");
    await trouble.begin();
    try {
      await askWhileStuck(drill, trouble.name);
    } finally {
      await trouble.end();
    }
    await askWhenHealed(drill, trouble.name);
    await checkEngine(client, dataDir, model);
    rows.push([`${trouble.name}: catalog, originals and cache agree`, "", "right"]);
  } catch (error) {
    throw new Error(`${trouble.name} broke off; the engine printed:\n${client.server.printed().slice(-4000)}`, {
      cause: error,
    });
  } finally {
    await client.stop();
  }
};

const withFullDisk = async (folder: string, rows: Row[]): Promise<void> => {
  const place = path.join(folder, "small");
  await mkdir(place);
  if (!run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place))
    return void rows.push(["full disk", "a small file system cannot be mounted here", "not tried"]);
  const ballast = path.join(place, "ballast");
  try {
    const trouble: Trouble = { name: "full disk", begin: () => fill(ballast), end: () => rm(ballast) };
    await runTrouble(path.join(place, "data"), trouble, rows);
  } finally {
    run("umount", place);
  }
};

/** Modes do not stop root; the immutable flag does, also for files that are open. */
const withReadOnlyFolder = async (folder: string, rows: Row[]): Promise<void> => {
  const dataDir = path.join(folder, "data");
  await mkdir(dataDir);
  if (!run("chattr", "+i", dataDir))
    return void rows.push(["read-only", "files cannot be made immutable here", "not tried"]);
  run("chattr", "-i", dataDir);
  const engine = path.join(dataDir, "engine");
  const set = (flag: string) => (): Promise<void> => {
    if (!run("chattr", "-R", flag, engine)) throw new Error(`chattr ${flag} failed`);
    return Promise.resolve();
  };
  try {
    await runTrouble(dataDir, { name: "read-only", begin: set("+i"), end: set("-i") }, rows);
  } finally {
    run("chattr", "-R", "-i", engine);
  }
};

/** A disk that fills up and a data folder nobody may write: clear errors, cached delivery alive, healing without a restart. */
export const drillDisk = (_options: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const rows: Row[] = [];
    await withFullDisk(folder, rows);
    await withReadOnlyFolder(folder, rows);
    printTable("a disk in trouble", ["step", "answer", "verdict"], rows);
    if (rows.some(([, , verdict]) => verdict === "WRONG")) process.exitCode = 1;
  });
