import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultVariantBoxes, deviceNames } from "@/lib/contracts/device";
import { acceptOf, agentOf, type Format } from "./clients";
import { cpuMs } from "./cpu-clock";
import { readPixelWork } from "./engine-metrics";
import { type EngineProcess, startEngineProcess } from "./engine-process";
import { lumaOf } from "./luma";
import { type PartOptions, withFolder } from "./part";
import { loadLargePhotographs, type Photograph, toUnseen } from "./photographs";
import { type PlainSharp, startPlainSharp } from "./plain-sharp-process";
import { ssim } from "@/lib/client/compare/ssim";
import { median } from "./statistics";
import { printTable } from "./table";

type Kind = Readonly<{ name: string; env: Readonly<Record<string, string>>; formats: readonly Format[] }>;
type Setting = Readonly<{ engine: EngineProcess; plain: PlainSharp; folder: string; kind: Kind }>;
type Pair = Readonly<{ oursMs: number; plainMs: number; worstDifference: number; bytesRatio: number }>;

/** Desktop, tablet, mobile. */
const kinds: readonly Kind[] = [
  { name: "WebP WebP WebP", env: { ENGINE_AVIF_MAX_PX: "0" }, formats: ["webp", "webp", "webp"] },
  { name: "WebP WebP AVIF", env: {}, formats: ["webp", "webp", "avif"] },
];

const boxOf = (at: number) => {
  const { widthPx: width, heightPx: height } = defaultVariantBoxes[deviceNames[at] ?? "desktop"];
  return { width, height };
};

/** Until the sizes are on disk. Seldom: the questions cost the engine milliseconds too. */
const waitForSizes = async (engine: EngineProcess, before: number): Promise<void> => {
  for (;;) {
    const { done, underWay } = await readPixelWork(engine, "precompute");
    if (done > before && underWay === 0) return;
    await sleep(1000);
  }
};

const askFor = async ({ engine, kind }: Setting, url: string, at: number): Promise<Buffer> => {
  const headers = { "User-Agent": agentOf[deviceNames[at] ?? "desktop"], Accept: acceptOf.avif };
  const answer = await engine.upstream.deliver({ url, headers });
  const body = Buffer.from(await new Response(answer.body).arrayBuffer());
  const type = answer.headers.get("content-type");
  if (answer.status !== 200 || type !== `image/${kind.formats[at]}`) throw new Error(`${answer.status} ${type}`);
  return body;
};

const comparePhotograph = async (setting: Setting, photograph: Photograph): Promise<Pair> => {
  const { engine, plain, folder, kind } = setting;
  const bytes = toUnseen(photograph);
  const { done } = await readPixelWork(engine, "precompute");
  const image = await engine.upstream.upload({ bytes, filename: photograph.name, contentType: "image/jpeg" });
  const start = await cpuMs(engine.server.pid);
  await waitForSizes(engine, done);
  const oursMs = (await cpuMs(engine.server.pid)) - start;
  const renders = (await readPixelWork(engine, "render")).done;
  const url = image.variants.find(({ name }) => name === "default")?.url ?? "";
  const file = path.join(folder, "source.jpg");
  await writeFile(file, bytes);
  const plainStart = await cpuMs(plain.pid);
  for (const [at, format] of kind.formats.entries()) {
    await plain.run({ file, target: path.join(folder, `plain-${at}`), format, isProgressive: false, ...boxOf(at) });
  }
  const plainMs = (await cpuMs(plain.pid)) - plainStart;
  const differences: number[] = [];
  const ratios: number[] = [];
  for (const at of kind.formats.keys()) {
    const ours = await askFor(setting, url, at);
    const theirs = await readFile(path.join(folder, `plain-${at}`));
    const reference = await lumaOf(bytes, boxOf(at));
    differences.push(ssim(reference, await lumaOf(ours)) - ssim(reference, await lumaOf(theirs)));
    ratios.push(ours.length / theirs.length);
  }
  if ((await readPixelWork(engine, "render")).done !== renders) throw new Error("a size was not made ahead");
  return { oursMs, plainMs, worstDifference: Math.min(...differences), bytesRatio: median(ratios) };
};

const compareKind = async (folder: string, kind: Kind, rounds: number) => {
  const engine = await startEngineProcess(path.join(folder, kind.name.replaceAll(" ", "-")), kind.env);
  const plain = startPlainSharp();
  try {
    const photographs = await loadLargePhotographs(6);
    const setting = { engine, plain, folder, kind };
    const pairs: Pair[] = [];
    // The first one starts the child and is not counted.
    for (const photograph of photographs.slice(0, 1)) await comparePhotograph(setting, photograph);
    const isSlow = kind.formats.includes("avif");
    for (let round = 0; round < (isSlow ? 1 : rounds); round += 1) {
      for (const photograph of photographs) pairs.push(await comparePhotograph(setting, photograph));
    }
    const sum = (pick: (pair: Pair) => number): number => pairs.reduce((total, pair) => total + pick(pair), 0);
    return [
      kind.name,
      pairs.length,
      sum(({ oursMs }) => oursMs) / pairs.length,
      sum(({ plainMs }) => plainMs) / pairs.length,
      sum(({ oursMs }) => oursMs) / sum(({ plainMs }) => plainMs),
      median(pairs.map(({ bytesRatio }) => bytesRatio)),
      Math.min(...pairs.map(({ worstDifference }) => worstDifference)),
    ];
  } finally {
    await plain.stop();
    await engine.server.stop();
  }
};

/** The three sizes of `default` that are made after an upload, against three runs of plain sharp. Processor time. */
export const benchPrecompute = ({ rounds = 2 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const rows = [];
    for (const kind of kinds) rows.push(await compareKind(folder, kind, rounds));
    printTable(
      "Three default sizes of 12 MP photographs after the upload, against three plain sharp runs",
      ["desktop tablet mobile", "n", "cpu ms", "plain cpu", "ratio", "bytes ratio", "worst SSIM diff"],
      rows,
    );
  });
