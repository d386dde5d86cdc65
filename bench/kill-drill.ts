import { randomInt, randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { callAll } from "./call-all";
import { checkAfterRestart, type SentUpload } from "./kill-checks";
import { type PartOptions, withFolder } from "./part";
import { makePictures, makeUploadBase } from "./pictures-to-upload";
import type { ProductClient } from "./product-client";
import { startProduct } from "./product-process";
import { printTable } from "./table";

const uploadCount = 50;
const longestDelayMs = 200;

const sendAll = (client: ProductClient, base: Buffer, { label, answers }: { label: string; answers: number }) => {
  const uploads: SentUpload[] = makePictures(base, uploadCount, label).map((picture) => ({
    picture,
    key: randomUUID(),
  }));
  const send = async (upload: SentUpload): Promise<boolean> => {
    try {
      upload.answeredId = (await client.upload(upload.picture, upload.key)).image.id;
      return true;
    } catch (error) {
      // The connection died with the server. Only an answer is a promise, and this was none.
      upload.refusal = error instanceof Error ? error.message : String(error);
      return false;
    }
  };
  return { uploads, ...callAll(uploads, send, answers) };
};

const runRound = async (dataDir: string, base: Buffer, label: string) => {
  const doomed = await startProduct(dataDir);
  const { uploads, done, moment } = sendAll(doomed.client, base, { label, answers: randomInt(uploadCount) });
  await moment;
  await sleep(randomInt(longestDelayMs));
  await doomed.server.stop("SIGKILL");
  await done;
  const answered = uploads.filter(({ answeredId }) => answeredId !== undefined).length;
  const product = await startProduct(dataDir);
  try {
    const found = await checkAfterRestart({ product, dataDir, uploads });
    return [label, answered, found.adopted, found.retried, found.total, found.leftovers];
  } finally {
    await product.server.stop();
  }
};

/** Kills the whole process group amid fifty uploads, starts again on the same data, and looks for what was lost or doubled. */
export const drillKill = ({ rounds = 5 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const base = await makeUploadBase();
    const rows = [];
    for (let round = 1; round <= rounds; round += 1) {
      rows.push(await runRound(path.join(folder, "data"), base, `round ${round}`));
    }
    printTable(
      `kill -9 amid ${uploadCount} uploads, ${rounds} rounds: nothing lost, nothing doubled, nothing left`,
      ["round", "answered", "settled at start", "sent again", "library", "temporary files"],
      rows,
    );
  });
