import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processTree, rssBytes } from "./cpu-clock";
import { type Answer, codeOf, type DrillClient, resultOf, startDrillClient } from "./drill-client";
import { fuzzFile } from "./fuzz-files";
import { judge } from "./fuzz-judge";
import { fuzzOptions } from "./fuzz-options";
import { makeFuzzPictures } from "./fuzz-pictures";
import { FuzzRandom } from "./fuzz-random";
import { FuzzTally } from "./fuzz-tally";
import { type PartOptions, withFolder } from "./part";
import { countErrorLines } from "./server-process";

const usualStrings = 2000;
const stringsPerFile = 10;
const lanes = 8;
const settlingMs = 5000;
const firstSeed = 20_261_124;

/** Runs work for each number below `count`, so many at a time. */
const runLanes = async (count: number, work: (at: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) await work(at);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

const asking = ["image/avif,image/webp,*/*", "image/webp,*/*", "*/*"] as const;

type Case = Readonly<{ how: string; answer: Promise<Answer>; box?: Parameters<typeof judge>[1] }>;

/** Counts one answer. A broken connection is a fault too: the engine owes an answer. */
const settle = async (tally: FuzzTally, { how, answer, box }: Case): Promise<Answer | undefined> => {
  try {
    const got = await answer;
    tally.count(codeOf(got), got.elapsedMs);
    const fault = await judge(got, box);
    if (fault !== undefined) tally.blame(how, fault);
    return got;
  } catch (error) {
    tally.count("no answer", 0);
    tally.blame(how, String(error));
    return undefined;
  }
};

const fuzzStrings = async (client: DrillClient, count: number): Promise<FuzzTally> => {
  const ids: string[] = [];
  for (const [name, bytes] of await makeFuzzPictures()) {
    const answer = await client.upload(bytes);
    if (answer.status === 200) ids.push(String(resultOf(answer)["id"]));
    else console.log(`  ${name} is refused with ${codeOf(answer)}`);
  }
  const tally = new FuzzTally();
  await runLanes(count, async (at) => {
    const random = new FuzzRandom(firstSeed + at);
    const { text, box } = fuzzOptions(random);
    const [id, accept] = [random.pick(ids), random.pick(asking)];
    const how = `string ${at}: ${text.slice(0, 200)} of ${id}, ${accept}`;
    await settle(tally, {
      how,
      answer: client.deliver(id, text, { Accept: accept }),
      ...(box === undefined ? {} : { box }),
    });
  });
  return tally;
};

const fuzzUploads = async (client: DrillClient, count: number): Promise<FuzzTally> => {
  const pictures = await makeFuzzPictures();
  const tally = new FuzzTally();
  await runLanes(count, async (at) => {
    const random = new FuzzRandom(firstSeed + at);
    const { bytes, how } = fuzzFile(pictures, random);
    const told = `file ${at}: ${how}`;
    const answer = await client.upload(bytes).catch((error: unknown) => {
      tally.blame(`upload of ${told}`, String(error));
      return undefined;
    });
    if (answer === undefined) return;
    tally.count(`upload ${codeOf(answer)}`, answer.elapsedMs);
    if (answer.status !== 200) {
      const fault = await judge(answer);
      if (fault !== undefined) tally.blame(`upload of ${told}`, fault);
      return;
    }
    const id = String(resultOf(answer)["id"]);
    for (const variant of ["public", "w=7,h=7,fit=cover"]) {
      const answered = client.deliver(id, variant, { Accept: random.pick(asking) });
      await settle(tally, { how: `${variant} of ${told}`, answer: answered });
    }
    await client.api(`DELETE /v1/${id}`);
  });
  return tally;
};

/** Megabytes of the engine and of each of its children, after a rest. */
const measureMegabytes = async (client: DrillClient): Promise<string> => {
  await sleep(settlingMs);
  const pids = await processTree(client.server.pid);
  // Of a tree each figure holds its children's.
  const whole = await rssBytes(client.server.pid);
  const children = await Promise.all(pids.slice(1).map(rssBytes));
  return `${(whole / 1e6).toFixed(0)} (children ${children.map((bytes) => (bytes / 1e6).toFixed(0)).join(", ")})`;
};

/** Throws strings and files at a live engine. The same seeds give the same strings and files again. */
export const fuzz = ({ rounds = usualStrings }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const client = await startDrillClient(path.join(folder, "data"), { LOG_LEVEL: "error" });
    try {
      resultOf(await client.api("PATCH /v1/config", { json: { flexible_variants: true } }));
      const before = await measureMegabytes(client);
      const strings = await fuzzStrings(client, rounds);
      strings.print(`option strings, seeds from ${firstSeed}`);
      const files = await fuzzUploads(client, Math.ceil(rounds / stringsPerFile));
      files.print(`spoiled files, seeds from ${firstSeed}`);
      console.log(`memory of the engine's processes, MB: ${before} before, ${await measureMegabytes(client)} after`);
      console.log(`error lines logged: ${countErrorLines(client.server)}`);
      const last = await client.send({ path: "/health/ready" });
      if (last.status !== 200) strings.blame("afterwards", `the engine is not ready: ${last.status}`);
      if (strings.faultCount + files.faultCount > 0) process.exitCode = 1;
    } finally {
      await client.stop();
    }
  });
