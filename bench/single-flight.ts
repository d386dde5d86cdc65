import path from "node:path";
import { acceptOf, agentOf } from "./clients";
import { cpuMs } from "./cpu-clock";
import { readPixelWork } from "./engine-metrics";
import { type EngineProcess, startEngineProcess } from "./engine-process";
import { type PartOptions, withFolder } from "./part";
import { loadLargePhotographs, type Photograph, toUnseen } from "./photographs";
import { median, percentile } from "./statistics";
import { printTable } from "./table";

const clients = 100;
const headers = { "User-Agent": agentOf.desktop, Accept: acceptOf.webp };

const upload = async ({ upstream }: EngineProcess, photograph: Photograph): Promise<string> => {
  const bytes = toUnseen(photograph);
  const image = await upstream.upload({ bytes, filename: photograph.name, contentType: "image/jpeg" });
  return image.variants.find(({ name }) => name === "default")?.url ?? "";
};

const ask = async (url: string): Promise<Readonly<{ wallMs: number; sizeBytes: number }>> => {
  const startMs = performance.now();
  const response = await fetch(url, { headers });
  const { byteLength } = await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the engine answered ${response.status}`);
  return { wallMs: performance.now() - startMs, sizeBytes: byteLength };
};

const measure = async (engine: EngineProcess, photograph: Photograph, count: number) => {
  const url = await upload(engine, photograph);
  const { done } = await readPixelWork(engine, "render");
  const before = await cpuMs(engine.server.pid);
  const answers = await Promise.all(Array.from({ length: count }, () => ask(url)));
  const spentMs = (await cpuMs(engine.server.pid)) - before;
  const encodes = (await readPixelWork(engine, "render")).done - done;
  const walls = answers.map(({ wallMs }) => wallMs);
  const sizes = new Set(answers.map(({ sizeBytes }) => sizeBytes)).size;
  return { encodes, spentMs, sizes, p50: median(walls), p95: percentile(walls, 0.95) };
};

/** Many clients at once for one picture that nobody has asked for yet, against one client. */
export const benchSingleFlight = ({ rounds = 5 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const engine = await startEngineProcess(path.join(folder, "data"));
    try {
      const photographs = await loadLargePhotographs(3);
      const [first] = photographs;
      if (first === undefined) throw new Error("no pictures to measure with");
      await measure(engine, first, clients);
      const rows = [];
      for (const count of [1, clients]) {
        const found: Awaited<ReturnType<typeof measure>>[] = [];
        for (let round = 0; round < rounds; round += 1) {
          found.push(await measure(engine, photographs[round % photographs.length] ?? first, count));
        }
        const of = (pick: (one: (typeof found)[number]) => number): number => median(found.map(pick));
        const encodes = found.reduce((sum, one) => sum + one.encodes, 0);
        rows.push([
          count,
          rounds,
          encodes / rounds,
          Math.max(...found.map(({ sizes }) => sizes)),
          of(({ spentMs }) => spentMs),
          of(({ p50 }) => p50),
          of(({ p95 }) => p95),
        ]);
      }
      printTable(
        "Clients at once for one cold picture",
        ["clients", "rounds", "encodes each", "different bodies", "cpu ms", "p50 ms", "p95 ms"],
        rows,
      );
    } finally {
      await engine.server.stop();
    }
  });
