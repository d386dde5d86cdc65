import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { defaultVariantBoxes, type Device, deviceNames } from "@/lib/contracts/device";
import { acceptOf, agentOf, type Format, pictureFormats } from "./clients";
import { cpuMs } from "./cpu-clock";
import { type EngineProcess, startEngineProcess } from "./engine-process";
import { type Box, lumaOf } from "./luma";
import { type PartOptions, withFolder } from "./part";
import { loadLargePhotographs, loadOriginalPhotographs, type Photograph, toUnseen } from "./photographs";
import { type PlainSharp, startPlainSharp } from "./plain-sharp-process";
import { ssim } from "@/lib/client/compare/ssim";
import { median } from "./statistics";
import { printTable } from "./table";

type Side = Readonly<{ cpuMs: number; wallMs: number; bytes: Buffer }>;
type Pair = Readonly<{ ours: Side; plain: Side; score: { ours: number; plain: number } }>;
type Setting = Readonly<{ engine: EngineProcess; plain: PlainSharp; folder: string }>;
/** The engine writes progressive JPEG, as the service does; plain sharp does only where it is told. */
type Kind = Readonly<{ name: string; format: Format; isPlainProgressive: boolean }>;
type Wanted = Kind & Readonly<{ device: Device }>;

const kinds: readonly Kind[] = pictureFormats.flatMap((format) => [
  { name: format, format, isPlainProgressive: false },
  ...(format === "jpeg" ? [{ name: "jpeg, both progressive,", format, isPlainProgressive: true }] : []),
]);

const measure = async (pid: number, work: () => Promise<Buffer>): Promise<Side> => {
  const before = await cpuMs(pid);
  const start = performance.now();
  const bytes = await work();
  const wallMs = performance.now() - start;
  return { cpuMs: (await cpuMs(pid)) - before, wallMs, bytes };
};

const boxOf = (device: Device): Box => {
  const { widthPx, heightPx } = defaultVariantBoxes[device];
  return { width: widthPx, height: heightPx };
};

const askEngine = async ({ upstream }: EngineProcess, url: string, { device, format }: Wanted): Promise<Buffer> => {
  const headers = { "User-Agent": agentOf[device], Accept: acceptOf[format] };
  const answer = await upstream.deliver({ url, headers });
  const bytes = Buffer.from(await new Response(answer.body).arrayBuffer());
  const type = answer.headers.get("content-type");
  if (answer.status !== 200 || type !== `image/${format}`) {
    throw new Error(
      `${device} ${format}: the engine answered ${answer.status} ${type}: ${bytes.subarray(0, 200).toString("latin1")}`,
    );
  }
  return bytes;
};

const checkSameSize = async (ours: Buffer, plain: Buffer): Promise<void> => {
  const [a, b] = await Promise.all([sharp(ours).metadata(), sharp(plain).metadata()]);
  if (a.width === b.width && a.height === b.height) return;
  throw new Error(`the engine made ${a.width}x${a.height}, plain sharp ${b.width}x${b.height}`);
};

const comparePhotograph = async (
  setting: Setting,
  photograph: Photograph,
  wanted: Wanted & { oursFirst: boolean },
): Promise<Pair> => {
  const { engine, plain, folder } = setting;
  const bytes = toUnseen(photograph);
  const image = await engine.upstream.upload({ bytes, filename: photograph.name, contentType: "image/jpeg" });
  const url = image.variants.find(({ name }) => name === "default")?.url ?? "";
  const [file, target] = [path.join(folder, "source.jpg"), path.join(folder, `plain.${wanted.format}`)];
  await writeFile(file, bytes);
  const runOurs = (): Promise<Side> => measure(engine.server.pid, () => askEngine(engine, url, wanted));
  const runPlain = (): Promise<Side> =>
    measure(plain.pid, async () => {
      const { format, isPlainProgressive: isProgressive } = wanted;
      await plain.run({ file, target, format, isProgressive, ...boxOf(wanted.device) });
      return readFile(target);
    });
  const first = wanted.oursFirst ? await runOurs() : await runPlain();
  const second = wanted.oursFirst ? await runPlain() : await runOurs();
  const [ours, theirs] = wanted.oursFirst ? [first, second] : [second, first];
  await engine.upstream.deleteImage(image.id);
  await checkSameSize(ours.bytes, theirs.bytes);
  const reference = await lumaOf(bytes, boxOf(wanted.device));
  const score = {
    ours: ssim(reference, await lumaOf(ours.bytes)),
    plain: ssim(reference, await lumaOf(theirs.bytes)),
  };
  return { ours, plain: theirs, score };
};

const sumOf = (pairs: readonly Pair[], pick: (pair: Pair) => number): number =>
  pairs.reduce((sum, pair) => sum + pick(pair), 0);

const toRow = (name: string, pairs: readonly Pair[]) => {
  const [ours, plain] = [sumOf(pairs, (p) => p.ours.cpuMs), sumOf(pairs, (p) => p.plain.cpuMs)];
  const bytes = sumOf(pairs, (p) => p.ours.bytes.length) / sumOf(pairs, (p) => p.plain.bytes.length);
  return [
    name,
    pairs.length,
    ours / pairs.length,
    plain / pairs.length,
    ours / plain,
    median(pairs.map((p) => p.ours.wallMs)),
    median(pairs.map((p) => p.plain.wallMs)),
    bytes,
    median(pairs.map((p) => p.score.ours)),
    median(pairs.map((p) => p.score.plain)),
    Math.min(...pairs.map((p) => p.score.ours - p.score.plain)),
  ];
};
const headings = [
  "picture",
  "n",
  "cpu ms",
  "plain cpu",
  "ratio",
  "wall ms",
  "plain wall",
  "bytes ratio",
  "SSIM",
  "plain SSIM",
  "worst diff",
];

const compareAll = async (setting: Setting, photographs: readonly Photograph[], rounds: number) => {
  const rows = [];
  for (const kind of kinds) {
    const { name, format } = kind;
    for (const device of deviceNames) {
      // Plain sharp takes ten seconds and more for one AVIF: fewer pictures say the same.
      const chosen = format === "avif" ? photographs.slice(0, 2) : photographs;
      const pairs: Pair[] = [];
      for (let round = 0; round < (format === "avif" ? 1 : rounds); round += 1) {
        for (const [at, photograph] of chosen.entries()) {
          pairs.push(
            await comparePhotograph(setting, photograph, { ...kind, device, oursFirst: (round + at) % 2 === 0 }),
          );
        }
      }
      rows.push(toRow(`${name} ${device}`, pairs));
    }
  }
  return rows;
};

/** The first picture of a new size or format, by device, against what most programs ask of sharp. Processor time of all processes. */
export const benchColdDerivatives = ({ rounds = 2 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const engine = await startEngineProcess(path.join(folder, "data"), {
      ENGINE_AVIF_MAX_PX: "12000",
      ENGINE_PRECOMPUTE: "false",
    });
    const plain = startPlainSharp();
    const setting = { engine, plain, folder };
    try {
      const large = await loadLargePhotographs(6);
      const [warmUp] = large;
      if (warmUp === undefined) throw new Error("no pictures to measure with");
      const [kind] = kinds;
      if (kind !== undefined) await comparePhotograph(setting, warmUp, { ...kind, device: "mobile", oursFirst: true });
      printTable(
        "Cold `default` derivative of 12 MP sRGB photographs against plain sharp",
        headings,
        await compareAll(setting, large, rounds),
      );
      const originals = await loadOriginalPhotographs(8);
      if (originals.length > 0) {
        printTable("The same for photographs as they come", headings, await compareAll(setting, originals, 1));
      }
    } finally {
      await plain.stop();
      await engine.server.stop();
    }
  });
