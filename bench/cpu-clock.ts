import { readFile, readdir } from "node:fs/promises";

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const msPerTick = 10;

const undefinedIfGone = (error: unknown): undefined => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ESRCH") return undefined;
  throw error;
};

const childrenOf = async (pid: number): Promise<readonly number[]> => {
  const threads = (await readdir(`/proc/${pid}/task`).catch(undefinedIfGone)) ?? [];
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8").catch(undefinedIfGone)),
  );
  return lists.flatMap((list) => (list ?? "").split(" ").filter(Boolean).map(Number));
};

/** The process and all that descend from it. */
export const processTree = async (pid: number): Promise<readonly number[]> => {
  const children = await childrenOf(pid);
  const below = await Promise.all(children.map(processTree));
  return [pid, ...below.flat()];
};

/** Its own time and that of its ended children, in ticks. Source: proc(5), fields 14 to 17. */
const ticksOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(undefinedIfGone);
  if (text === undefined) return 0;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
};

/** Processor time of a process tree so far, children that ended included. Milliseconds, in steps of ten. */
export const cpuMs = async (pid: number): Promise<number> => {
  const ticks = await Promise.all((await processTree(pid)).map(ticksOf));
  return ticks.reduce((sum, value) => sum + value, 0) * msPerTick;
};

const sumOfKilobytes = async (pid: number, file: string, line: RegExp): Promise<number> => {
  const texts = await Promise.all(
    (await processTree(pid)).map((one) => readFile(`/proc/${one}/${file}`, "utf8").catch(undefinedIfGone)),
  );
  return texts.reduce((sum, text) => sum + Number(line.exec(text ?? "")?.[1] ?? 0) * 1024, 0);
};

/** Resident memory of a process tree in bytes; pages shared between its members count once for each. */
export const rssBytes = (pid: number): Promise<number> => sumOfKilobytes(pid, "status", /^VmRSS:\s+(\d+) kB/m);

/** The same with shared pages counted once in all: what the machine would get back. */
export const pssBytes = (pid: number): Promise<number> => sumOfKilobytes(pid, "smaps_rollup", /^Pss:\s+(\d+) kB/m);

export type Peak = Readonly<{ rssBytes: number; pssBytes: number }>;

/** The most memory a process tree held during a piece of work, looked at every tenth of a second. */
export const peakOf = async <T>(pid: number, work: () => Promise<T>): Promise<Peak & Readonly<{ result: T }>> => {
  let peak = { rssBytes: 0, pssBytes: 0 };
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const [rss, pss] = await Promise.all([rssBytes(pid), pssBytes(pid)]);
    peak = { rssBytes: Math.max(peak.rssBytes, rss), pssBytes: Math.max(peak.pssBytes, pss) };
    looking = undefined;
  };
  const timer = setInterval(() => {
    looking ??= look();
  }, 100);
  try {
    const result = await work();
    await (looking ?? look());
    return { ...peak, result };
  } finally {
    clearInterval(timer);
  }
};
