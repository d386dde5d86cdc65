import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { rssBytes } from "./cpu-clock";
import { codeOf, type DrillClient, resultOf, startDrillClient } from "./drill-client";
import { judge } from "./fuzz-judge";
import { FuzzTally } from "./fuzz-tally";
import { type PartOptions, rootFolder, withFolder } from "./part";
import { countErrorLines } from "./server-process";

const corpusFolder = path.resolve(rootFolder, "../shared/corpus");
const settlingMs = 5000;
/** Two tell growth from what a first run takes for good. */
const usualTurns = 2;

const agents = {
  desktop: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
  tablet: "Mozilla/5.0 (iPad; CPU OS 12_0 like Mac OS X)",
  mobile: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148",
} as const;
const accepts = ["image/avif,image/webp,*/*", "image/webp,*/*", "*/*"] as const;

const largestBox = { widthPx: 2560, heightPx: 1440 } as const;

/** Tables and notes lie beside the pictures. */
const isPicture = (name: string): boolean => !/\.(?:tsv|json|md)$/i.test(name);

const listFiles = async (): Promise<readonly string[]> => {
  const entries = await readdir(corpusFolder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && isPicture(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
};

const deliverAll = async (
  client: DrillClient,
  tally: FuzzTally,
  { id, file }: { id: string; file: string },
): Promise<void> => {
  for (const [device, agent] of Object.entries(agents)) {
    for (const accept of accepts) {
      const answer = await client.deliver(id, "default", { "User-Agent": agent, Accept: accept });
      const type = answer.headers["content-type"] ?? "";
      tally.count(answer.status === 200 ? `200 ${type}` : codeOf(answer), answer.elapsedMs);
      // A drawing and a very large animation go out as they are.
      const fault = await judge(
        answer,
        answer.headers["cf-resized"] === undefined || /svg|gif/.test(type) ? {} : largestBox,
      );
      if (fault !== undefined) tally.blame(`${file} for ${device}, ${accept}`, fault);
    }
  }
};

/** Megabytes of the engine and all its children once nothing runs. */
const measure = async (client: DrillClient): Promise<string> => {
  await sleep(settlingMs);
  return ((await rssBytes(client.server.pid)) / 1e6).toFixed(0);
};

const runFiles = async (
  client: DrillClient,
  files: readonly string[],
): Promise<{ uploads: FuzzTally; deliveries: FuzzTally }> => {
  const [uploads, deliveries] = [new FuzzTally(), new FuzzTally()];
  for (const place of files) {
    const file = path.relative(corpusFolder, place);
    const answer = await client.upload(await readFile(place));
    uploads.count(codeOf(answer), answer.elapsedMs);
    if (answer.status === 200) {
      const id = String(resultOf(answer)["id"]);
      await deliverAll(client, deliveries, { id, file });
      await client.api(`DELETE /v1/${id}`);
    } else {
      const fault = await judge(answer);
      if (fault !== undefined) uploads.blame(`upload of ${file}`, fault);
    }
  }
  return { uploads, deliveries };
};

/** Uploads every file of the corpus and delivers what was taken in three default sizes and three formats, in every turn. */
export const drillCorpus = ({ rounds = usualTurns }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const files = await listFiles();
    if (files.length === 0) return console.log(`\nno corpus in ${corpusFolder}: not tried`);
    const client = await startDrillClient(path.join(folder, "data"), { LOG_LEVEL: "error" });
    try {
      const memory = [await measure(client)];
      for (let turn = 1; turn <= rounds; turn += 1) {
        const { uploads, deliveries } = await runFiles(client, files);
        uploads.print(`turn ${turn}, uploads of ${files.length} files`);
        deliveries.print(`turn ${turn}, deliveries: three sizes, three formats`);
        memory.push(await measure(client));
        if (uploads.faultCount + deliveries.faultCount > 0) process.exitCode = 1;
      }
      console.log(`memory of the engine's processes at first and after each turn, MB: ${memory.join(", ")}`);
      console.log(`error lines logged: ${countErrorLines(client.server)}`);
    } finally {
      await client.stop();
    }
  });
