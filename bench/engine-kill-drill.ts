import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { checkEngine } from "./drill-checks";
import { type DrillClient, resultOf, startDrillClient } from "./drill-client";
import { drillVariant, runLoad } from "./drill-load";
import { DrillModel } from "./drill-model";
import { FuzzRandom } from "./fuzz-random";
import { type PartOptions, withFolder } from "./part";
import { printTable } from "./table";

const usualRounds = 10;
const mostAnswers = 150;
const longestWaitMs = 20_000;
/** Holds a few dozen of the drill's derivatives: something is evicted all the time. */
export const drillSettings = { LOG_LEVEL: "error", ENGINE_CACHE_BYTES: "40000" } as const;

/** What every drill needs once: flexible variants, and a variant to change. */
export const prepareDrill = async (client: DrillClient, model: DrillModel): Promise<void> => {
  resultOf(await client.api("PATCH /v1/config", { json: { flexible_variants: true } }));
  const options = { fit: "scale-down", width: 50, height: 200, metadata: "none" };
  resultOf(await client.api("POST /v1/variants", { json: { id: drillVariant, options } }));
  model.variantWidths = [50];
};

/** The moment of the kill is drawn from the answers: a slow machine is killed amid as much work as a fast one. */
const untilAnswered = async (model: DrillModel, answers: number): Promise<void> => {
  const deadline = performance.now() + longestWaitMs;
  while (model.answers < answers && performance.now() < deadline) await sleep(2);
};

/** Kills the engine amid uploads, deletions, changes and evictions; starts it again on the same data and looks. */
export const drillEngineKill = ({ rounds = usualRounds }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const dataDir = path.join(folder, "data");
    const model = new DrillModel();
    const random = new FuzzRandom(Date.now());
    const rows: number[][] = [];
    let client = await startDrillClient(dataDir, drillSettings);
    try {
      await prepareDrill(client, model);
      for (let round = 1; round <= rounds; round += 1) {
        const faults: string[] = [];
        const before = model.pictures.length;
        const done = runLoad({ client, model, random, name: `r${round}`, faults }, () => false);
        await untilAnswered(model, model.answers + random.whole(0, mostAnswers));
        await sleep(random.whole(0, 20));
        await client.stop("SIGKILL");
        await done;
        if (faults.length > 0) throw new Error(`wrong answers: ${faults.slice(0, 5).join("; ")}`);
        const open = model.pictures.filter(({ state }) => !["kept", "deleted"].includes(state)).length;
        const sent = model.pictures.length - before;
        client = await startDrillClient(dataDir, drillSettings);
        await checkEngine(client, dataDir, model);
        rows.push([round, sent, open]);
        if (round % 10 === 0) console.log(`  round ${round}: ${model.answers} calls answered so far`);
      }
    } finally {
      await client.stop();
    }
    const sum = (at: number): number => rows.reduce((total, row) => total + (row[at] ?? 0), 0);
    printTable(
      `kill -9 of the engine amid uploads, deletions, changes and evictions: nothing answered is lost`,
      ["rounds", "uploads sent", "calls answered", "unanswered when killed", "images at the end"],
      [[rows.length, sum(1), model.answers, sum(2), model.kept.length]],
    );
  });
