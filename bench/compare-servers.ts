import path from "node:path";
import sharp from "sharp";
import { type Format, pictureFormats } from "./clients";
import { cpuMs, peakOf } from "./cpu-clock";
import { lumaOf } from "./luma";
import { type PartOptions, withFolder } from "./part";
import {
  type Peer,
  type PictureFolder,
  startEnginePeer,
  startIpxPeer,
  startNextPeer,
  startPlainPeer,
  writePictures,
} from "./peers";
import { loadLargePhotographs, toUnseen } from "./photographs";
import { ssim } from "@/lib/client/compare/ssim";
import { median, percentile } from "./statistics";
import { printTable } from "./table";

const box = { width: 1920, height: 1080 };
const connectionCounts = [1, 4, 16] as const;
const photographCount = 6;
/** These take ten seconds of processor time for one AVIF: fewer pictures say the same, and 16 at once say nothing more. */
const slowWithAvif: ReadonlySet<string> = new Set(["plain sharp", "ipx"]);
const slowConnections = { thorough: 4, quick: 1 } as const;
type Pace = keyof typeof slowConnections;

type Answer = Readonly<{ number: number; body: Buffer; wallMs: number }>;
type Round = Readonly<{
  peer: string;
  format: Format;
  connections: number;
  cpuMs: number;
  answers: readonly Answer[];
  rssBytes: number;
  pssBytes: number;
}>;
type Group = Readonly<{ connections: number; numbers: readonly number[] }>;

/** Two pictures for each connection, in haste one, and at least one of each photograph; no picture in two groups. */
const toGroups = (rounds: number, pace: Pace): readonly Group[] => {
  let next = 1;
  return connectionCounts.map((connections) => {
    const count = Math.max(photographCount, connections * (pace === "quick" ? 1 : 2)) * rounds;
    const numbers = Array.from({ length: count }, (_, at) => next + at);
    next += count;
    return { connections, numbers };
  });
};

const ask = async (peer: Peer, number: number, format: Format): Promise<Answer> => {
  const { url, headers } = peer.request(number, format);
  const startMs = performance.now();
  const response = await fetch(url, { headers });
  const body = Buffer.from(await response.arrayBuffer());
  const wallMs = performance.now() - startMs;
  if (response.status !== 200) {
    throw new Error(`${peer.name} ${format}: ${response.status} ${body.subarray(0, 200).toString("latin1")}`);
  }
  return { number, body, wallMs };
};

/** Every connection has numbers of its own and asks for one after the other. */
const press = async (peer: Peer, format: Format, { connections, numbers }: Group): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  const work = async (first: number): Promise<void> => {
    for (let at = first; at < numbers.length; at += connections) {
      const number = numbers[at];
      if (number !== undefined) answers.push(await ask(peer, number, format));
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, first) => work(first)));
  return answers;
};

const isSlow = (peer: Peer, format: Format): boolean => format === "avif" && slowWithAvif.has(peer.name);

const measure = async (peer: Peer, format: Format, group: Group): Promise<Round> => {
  const numbers = isSlow(peer, format) ? group.numbers.slice(0, Math.max(2, group.connections)) : group.numbers;
  const { pid } = peer.server;
  const before = await cpuMs(pid);
  const peak = await peakOf(pid, () => press(peer, format, { ...group, numbers }));
  const spentMs = (await cpuMs(pid)) - before;
  const { result: answers, rssBytes, pssBytes } = peak;
  const connections = group.connections;
  return { peer: peer.name, format, connections, cpuMs: spentMs / answers.length, answers, rssBytes, pssBytes };
};

/** Of one answer to each photograph; throws when a size is another than everybody's. */
const scoreOf = async ({ answers, peer, format }: Round, { files }: PictureFolder): Promise<number> => {
  const scores: number[] = [];
  for (const { number, body } of answers.slice(0, photographCount)) {
    const { width, height, format: made } = await sharp(body).metadata();
    if (width !== 1440 || height !== 1080 || made !== (format === "avif" ? "heif" : format)) {
      throw new Error(`${peer} made a ${made} of ${width}x${height} where ${format} was asked for`);
    }
    const source = files[number];
    if (source !== undefined) scores.push(ssim(await lumaOf(source, box), await lumaOf(body)));
  }
  return median(scores);
};

const toRow = async (round: Round, plainMs: number, pictures: PictureFolder) => {
  const walls = round.answers.map(({ wallMs }) => wallMs);
  return [
    `${round.format} c=${round.connections}`,
    round.peer,
    round.answers.length,
    round.cpuMs,
    plainMs / round.cpuMs,
    median(walls),
    percentile(walls, 0.95),
    Math.round(round.rssBytes / 1e6),
    Math.round(round.pssBytes / 1e6),
    Math.round(median(round.answers.map(({ body }) => body.length)) / 1000),
    await scoreOf(round, pictures),
  ];
};
const headings = ["what", "server", "n", "cpu ms", "plain / it", "p50 ms", "p95 ms", "RSS MB", "PSS MB", "kB", "SSIM"];

/** A server that cannot do a part of it loses that row, not the comparison; the bench fails all the same. */
const tryMeasure = async (peer: Peer, format: Format, group: Group): Promise<readonly Round[]> => {
  try {
    return [await measure(peer, format, group)];
  } catch (error) {
    console.error(`${peer.name} failed at ${format} c=${group.connections}:`, error);
    process.exitCode = 1;
    return [];
  }
};

type Turn = Readonly<{ group: Group; first: number; pace: Pace }>;

/** Each group begins with another server, so that a busy machine strikes all alike. */
const measureGroup = async (peers: readonly Peer[], format: Format, { group, first, pace }: Turn) => {
  const rounds: Round[] = [];
  for (let step = 0; step < peers.length; step += 1) {
    const peer = peers[(first + step) % peers.length];
    if (peer === undefined || (isSlow(peer, format) && group.connections > slowConnections[pace])) continue;
    rounds.push(...(await tryMeasure(peer, format, group)));
  }
  return peers.flatMap(({ name }) => rounds.filter(({ peer }) => peer === name));
};

type Plan = Readonly<{ pictures: PictureFolder; groups: readonly Group[]; pace: Pace }>;

const compareAll = async (peers: readonly Peer[], { pictures, groups, pace }: Plan) => {
  for (const peer of peers) await ask(peer, 0, "webp");
  for (const format of pictureFormats) {
    const rows = [];
    for (const [first, group] of groups.entries()) {
      const rounds = await measureGroup(peers, format, { group, first, pace });
      const plainMs = rounds.find(({ peer }) => peer === "plain sharp")?.cpuMs ?? Number.NaN;
      for (const round of rounds) rows.push(await toRow(round, plainMs, pictures));
    }
    printTable(`Cold ${format} of 12 MP sRGB photographs to 1440x1080, every request another picture`, headings, rows);
  }
};

/** The engine beside the image servers people use with Node, on the same photographs, in one run. */
export const benchCompareServers = ({ rounds = 1, isQuick }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const photographs = await loadLargePhotographs(photographCount);
    const pace = isQuick ? "quick" : "thorough";
    const groups = toGroups(rounds, pace);
    const count = 1 + Math.max(...groups.flatMap(({ numbers }) => numbers));
    const files = Array.from({ length: count }, (_, number) => {
      const photograph = photographs[number % photographs.length];
      return photograph === undefined ? Buffer.alloc(0) : toUnseen(photograph);
    });
    const pictures = await writePictures(path.join(folder, "pictures"), photographs, files);
    const peers: Peer[] = [];
    try {
      peers.push(await startEnginePeer(path.join(folder, "data"), pictures));
      peers.push(await startPlainPeer(pictures));
      peers.push(await startIpxPeer(pictures));
      peers.push(await startNextPeer(path.join(folder, "next"), pictures));
      await compareAll(peers, { pictures, groups, pace });
    } finally {
      await Promise.all(peers.map(({ server }) => server.stop()));
    }
  });
