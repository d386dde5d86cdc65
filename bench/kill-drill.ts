import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { checkAfterRestart, type SentUpload } from "./kill-checks";
import { type PartOptions, withFolder } from "./part";
import { makePictures, makeUploadBase } from "./pictures-to-upload";
import type { ProductClient } from "./product-client";
import { startProduct } from "./product-process";
import { printTable } from "./table";

const uploadCount = 50;

/** Sends all at once. What has no answer yet when the server dies stays unanswered. */
const sendAll = (client: ProductClient, base: Buffer, label: string) => {
  const uploads: SentUpload[] = makePictures(base, uploadCount, label).map((picture) => ({
    picture,
    key: randomUUID(),
    answeredId: undefined,
  }));
  const done = Promise.all(
    uploads.map(async (upload) => {
      try {
        upload.answeredId = (await client.upload(upload.picture, upload.key)).image.id;
      } catch (error) {
        // The connection died with the server; only an answer counts, and there was none.
        upload.refusal = error instanceof Error ? error.message : String(error);
      }
    }),
  );
  return { uploads, done };
};

/** Kills the whole process group amid fifty uploads, starts again on the same data, and looks for what was lost or doubled. */
export const drillKill = ({ rounds = 5 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const dataDir = path.join(folder, "data");
    const base = await makeUploadBase();
    const rows = [];
    let longestMs = 1500;
    for (let round = 0; round < rounds; round += 1) {
      const doomed = await startProduct(dataDir);
      const { uploads, done } = sendAll(doomed.client, base, `round-${round}`);
      const start = performance.now();
      const killAtMs = Math.random() * longestMs;
      await Promise.race([sleep(killAtMs), done]);
      await doomed.server.stop("SIGKILL");
      await done;
      const answered = uploads.filter(({ answeredId }) => answeredId !== undefined).length;
      // The next moments are drawn from the time that fifty uploads take here.
      if (answered === 0) longestMs *= 1.5;
      if (answered === uploadCount) longestMs = Math.max(300, performance.now() - start);
      const product = await startProduct(dataDir);
      try {
        const found = await checkAfterRestart({ product, dataDir, uploads });
        rows.push([
          String(round + 1),
          Math.round(killAtMs),
          answered,
          found.adopted,
          found.retried,
          found.total,
          found.leftovers,
        ]);
      } finally {
        await product.server.stop();
      }
    }
    printTable(
      `kill -9 amid ${uploadCount} uploads, ${rounds} rounds: nothing lost, nothing doubled, nothing left`,
      ["round", "killed at ms", "answered", "settled at start", "sent again", "library", "temporary files"],
      rows,
    );
  });
