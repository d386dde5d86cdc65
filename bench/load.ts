import { execFile } from "node:child_process";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { cpuMs } from "./cpu-clock";

export type Load = Readonly<{
  url: string;
  headers: Readonly<Record<string, string>>;
  connections: number;
  seconds: number;
}>;
/**
 * `serverCpuMs` is per request, of the server's whole process tree. `busyShare` is how much of one core the server was
 * at work: far below 1 the load tool was the limit, and requests per second say nothing about the server.
 */
export type LoadResult = Readonly<{
  requestsPerSecond: number;
  serverCpuMs: number;
  busyShare: number;
  p99Ms: number;
}>;
type Counted = Readonly<{ requests: number; seconds: number; p99Ms: number }>;

const run = promisify(execFile);

const hasWrk = (): Promise<boolean> =>
  run("wrk", ["--version"]).then(
    () => true,
    // wrk prints its version and exits with 1; only a missing one has no exit status.
    (error: unknown) => error instanceof Error && "code" in error && typeof error.code === "number",
  );

const toMs = (figure: string, unit: string): number =>
  Number(figure) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN);

const pressWithWrk = async ({ url, headers, connections, seconds }: Load): Promise<Counted> => {
  const fields = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const { stdout } = await run("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...fields, url]);
  const total = /(\d+) requests in ([\d.]+)(ms|s)/.exec(stdout);
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  if (total === null || p99 === null || /Non-2xx|Socket errors/.test(stdout))
    throw new Error(`wrk against ${url}:\n${stdout}`);
  return {
    requests: Number(total[1]),
    seconds: toMs(total[2] ?? "", total[3] ?? "") / 1000,
    p99Ms: toMs(p99[1] ?? "", p99[2] ?? ""),
  };
};

const pressWithAutocannon = async ({ url, headers, connections, seconds }: Load): Promise<Counted> => {
  const result = await autocannon({ url, headers, connections, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { requests: result.requests.total, seconds: result.duration, p99Ms: result.latency.p99 };
};

/** Asks as fast as `connections` allow; throws when any answer is not a success. Uses wrk where installed. */
export const press = async (pid: number, load: Load): Promise<LoadResult> => {
  const before = await cpuMs(pid);
  const { requests, seconds, p99Ms } = await ((await hasWrk()) ? pressWithWrk(load) : pressWithAutocannon(load));
  const spentMs = (await cpuMs(pid)) - before;
  return {
    requestsPerSecond: requests / seconds,
    serverCpuMs: spentMs / requests,
    busyShare: spentMs / (seconds * 1000),
    p99Ms,
  };
};

export const loadTool = async (): Promise<string> => ((await hasWrk()) ? "wrk" : "autocannon");
