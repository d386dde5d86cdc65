import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { type EngineProcess, startEngineProcess } from "./engine-process";
import { type Load, loadTool, type LoadResult, press } from "./load";
import { type PartOptions, withFolder } from "./part";
import { loadLargePhotographs } from "./photographs";
import { findFreePort, type ServerProcess, startServer } from "./server-process";
import { median } from "./statistics";
import { printTable } from "./table";

const headers = {
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36",
  Accept: "image/webp,*/*;q=0.8",
};
const targetsBytes = [50_000, 250_000];
const connections = 16;
const seconds = 3;

type Warm = Readonly<{ url: string; body: Buffer; mediaType: string }>;

const deliver = async ({ upstream }: EngineProcess, source: Buffer): Promise<Warm> => {
  const image = await upstream.upload({ bytes: source, filename: "warm.jpg", contentType: "image/jpeg" });
  const url = image.variants.find(({ name }) => name === "default")?.url ?? "";
  const answer = await upstream.deliver({ url, headers });
  if (answer.status !== 200) throw new Error(`the engine answered ${answer.status}`);
  const body = Buffer.from(await new Response(answer.body).arrayBuffer());
  return { url, body, mediaType: answer.headers.get("content-type") ?? "" };
};

/** Halves the interval of widths until the delivered picture has about the wanted bytes. */
const findPicture = async (engine: EngineProcess, photograph: Buffer, targetBytes: number): Promise<Warm> => {
  let [low, high] = [64, 2560];
  let best: Warm | undefined;
  for (let step = 0; step < 7; step += 1) {
    const width = Math.round((low + high) / 2);
    const found = await deliver(engine, await sharp(photograph).resize({ width }).jpeg({ quality: 92 }).toBuffer());
    const off = Math.abs(found.body.length - targetBytes);
    if (best === undefined || off < Math.abs(best.body.length - targetBytes)) best = found;
    if (found.body.length > targetBytes) high = width;
    else low = width;
  }
  if (best === undefined) throw new Error("no picture was delivered");
  return best;
};

const startBare = async (file: string, mediaType: string): Promise<ServerProcess> => {
  const port = await findFreePort();
  const args = ["--import", "tsx", "bench/bare-server.ts", file, mediaType, String(port)];
  return startServer({ args, origin: `http://127.0.0.1:${port}`, readyPath: "/" });
};

type Round = Readonly<{ ours: LoadResult; bare: LoadResult }>;

const compare = async (
  engine: EngineProcess,
  warm: Warm,
  { folder, rounds }: { folder: string; rounds: number },
): Promise<readonly Round[]> => {
  const file = path.join(folder, "body");
  await writeFile(file, warm.body);
  const bareServer = await startBare(file, warm.mediaType);
  try {
    const load: Omit<Load, "url"> = { headers, connections, seconds };
    const pressOurs = (): Promise<LoadResult> => press(engine.server.pid, { ...load, url: warm.url });
    const pressBare = (): Promise<LoadResult> => press(bareServer.pid, { ...load, url: `${bareServer.origin}/x` });
    await pressOurs();
    await pressBare();
    const found: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) {
        const ours = await pressOurs();
        found.push({ ours, bare: await pressBare() });
      } else {
        const bare = await pressBare();
        found.push({ ours: await pressOurs(), bare });
      }
    }
    return found;
  } finally {
    await bareServer.stop();
  }
};

/** A picture that was asked for before, against a bare server that holds the very same bytes in memory. */
export const benchWarmDelivery = ({ rounds = 5 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const engine = await startEngineProcess(path.join(folder, "data"));
    try {
      // The one with the most detail: the larger target is out of reach of a smooth one.
      const photographs = (await loadLargePhotographs(6)).toSorted((a, b) => b.bytes.length - a.bytes.length);
      const [photograph] = photographs;
      if (photograph === undefined) throw new Error("no picture to deliver");
      const rows = [];
      for (const targetBytes of targetsBytes) {
        const warm = await findPicture(engine, photograph.bytes, targetBytes);
        const found = await compare(engine, warm, { folder, rounds });
        const of = (pick: (round: Round) => number): number => median(found.map(pick));
        rows.push([
          `${Math.round(warm.body.length / 1000)} kB`,
          of(({ ours }) => ours.requestsPerSecond),
          of(({ bare }) => bare.requestsPerSecond),
          of(({ ours, bare }) => ours.requestsPerSecond / bare.requestsPerSecond),
          of(({ ours }) => ours.serverCpuMs),
          of(({ bare }) => bare.serverCpuMs),
          of(({ ours, bare }) => bare.serverCpuMs / ours.serverCpuMs),
          of(({ ours }) => ours.busyShare),
          of(({ bare }) => bare.busyShare),
          of(({ ours }) => ours.p99Ms),
          of(({ bare }) => bare.p99Ms),
        ]);
      }
      printTable(
        `Warm delivery against bare node:http, ${await loadTool()}, ${connections} connections, ${rounds} rounds of ${seconds} s`,
        [
          "body",
          "req/s",
          "bare req/s",
          "ratio",
          "cpu ms/req",
          "bare cpu",
          "cpu ratio",
          "busy",
          "bare busy",
          "p99 ms",
          "bare p99",
        ],
        rows,
      );
    } finally {
      await engine.server.stop();
    }
  });
