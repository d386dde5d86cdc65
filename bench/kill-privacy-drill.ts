import { randomInt, randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Image } from "@/lib/contracts/image";
import { callAll } from "./call-all";
import { demand, listUpstream } from "./kill-checks";
import { type PartOptions, withFolder } from "./part";
import { makePictures, makeUploadBase } from "./pictures-to-upload";
import { type Product, startProduct } from "./product-process";
import { printTable } from "./table";

const imageCount = 50;
/** The product's upkeep goes round every half minute. */
const patienceMs = 90_000;

type Change = { readonly before: Image; answered?: Image };

const toText = (images: readonly Pick<Image, "id" | "isPrivate">[]): string =>
  images
    .map(({ id, isPrivate }) => `${id} ${isPrivate ? "private" : "public"}`)
    .toSorted()
    .join("\n");

const changeAll = ({ client }: Product, images: readonly Image[], answers: number) => {
  const changes = images.map((before): Change => ({ before }));
  const change = async (one: Change): Promise<boolean> => {
    try {
      one.answered = await client.setPrivacy(one.before.id, !one.before.isPrivate);
      return true;
    } catch {
      // The connection died with the server. Only an answer is a promise, and this was none.
      return false;
    }
  };
  return { changes, ...callAll(changes, change, answers) };
};

/** Milliseconds until library and upstream have the same ids with the same privacy. Throws when they never do. */
const waitForAgreement = async (product: Product): Promise<number> => {
  const startMs = performance.now();
  for (;;) {
    const [ours, theirs] = [await product.client.listImages(), await listUpstream(product)];
    if (toText(ours) === toText(theirs)) return performance.now() - startMs;
    demand(performance.now() - startMs < patienceMs, `library:\n${toText(ours)}\nupstream:\n${toText(theirs)}`);
    await sleep(250);
  }
};

const runRound = async (dataDir: string, label: string) => {
  const doomed = await startProduct(dataDir);
  const { changes, done, moment } = changeAll(doomed, await doomed.client.listImages(), randomInt(imageCount));
  await moment;
  await sleep(randomInt(20));
  await doomed.server.stop("SIGKILL");
  await done;
  const product = await startProduct(dataDir);
  try {
    const agreedMs = await waitForAgreement(product);
    const after = await product.client.listImages();
    const bySha256 = new Map(after.map((image) => [image.sha256, image]));
    demand(after.length === imageCount && bySha256.size === imageCount, `${after.length} images of ${imageCount}`);
    for (const { before, answered } of changes) {
      const now = bySha256.get(before.sha256);
      demand(answered === undefined || now?.id === answered.id, `${answered?.id} was answered, ${now?.id} is there`);
    }
    const made = changes.filter(({ before }) => bySha256.get(before.sha256)?.id !== before.id).length;
    const answered = changes.filter((change) => change.answered !== undefined).length;
    return [label, answered, made - answered, imageCount - made, Math.round(agreedMs)];
  } finally {
    await product.server.stop();
  }
};

/** Kills the whole process group amid fifty changes of privacy, each of which gives an image another id. */
export const drillKillPrivacy = ({ rounds = 5 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const dataDir = path.join(folder, "data");
    const product = await startProduct(dataDir);
    for (const picture of makePictures(await makeUploadBase(), imageCount, "privacy")) {
      await product.client.upload(picture, randomUUID());
    }
    await product.server.stop();
    const rows = [];
    for (let round = 1; round <= rounds; round += 1) rows.push(await runRound(dataDir, `round ${round}`));
    printTable(
      `kill -9 amid ${imageCount} changes of privacy, ${rounds} rounds: library and upstream agree, no answer is broken`,
      ["round", "answered", "made unanswered", "not made", "ms to agree"],
      rows,
    );
  });
