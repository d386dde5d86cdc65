import { randomUUID } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { rssBytes } from "./cpu-clock";
import { timed } from "./interleave";
import { type PartOptions, withFolder } from "./part";
import { makePictures, makeUploadBase } from "./pictures-to-upload";
import type { Picture } from "./product-client";
import { startProduct } from "./product-process";
import { median, type Point, slope } from "./statistics";
import { printTable } from "./table";

const batchSize = 50;
const atOnce = 4;
const mebibyte = 1024 * 1024;

/** The work of each in turn, so many at a time. */
const inParallel = async (
  pictures: readonly Picture[],
  work: (picture: Picture) => Promise<unknown>,
): Promise<void> => {
  const waiting = pictures.values();
  const lane = async (): Promise<void> => {
    for (const picture of waiting) await work(picture);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

const writeDurably = async (folder: string, { bytes, filename }: Picture): Promise<void> => {
  const file = await open(path.join(folder, filename), "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
};

const toMemoryRows = (samples: readonly Point[]) => {
  // The first quarter is the process finding its size.
  const settled = samples.slice(Math.floor(samples.length / 4));
  const at = (point: Point | undefined): number => (point?.y ?? Number.NaN) / mebibyte;
  return [
    ["before the first", at(samples[0])],
    ["after a quarter", at(settled[0])],
    ["at the end", at(samples.at(-1))],
    ["highest", Math.max(...samples.map(at))],
    ["slope over the last three quarters, MiB per 1,000 uploads", (slope(settled) * 1000) / mebibyte],
  ];
};

/** Uploads as the browser sends them, against writing the same files with fsync; the server's memory on the way. */
export const benchUpload = ({ rounds = 40 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const product = await startProduct(path.join(folder, "data"));
    const plainFolder = path.join(folder, "plain");
    await mkdir(plainFolder);
    try {
      const base = await makeUploadBase();
      const samples: Point[] = [{ x: 0, y: await rssBytes(product.server.pid) }];
      const times: { ours: number; plain: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const pictures = makePictures(base, batchSize, `batch-${round}`);
        const runOurs = () =>
          timed(() => inParallel(pictures, (picture) => product.client.upload(picture, randomUUID())));
        const runPlain = () => timed(() => inParallel(pictures, (picture) => writeDurably(plainFolder, picture)));
        const first = round % 2 === 0 ? await runOurs() : await runPlain();
        const second = round % 2 === 0 ? await runPlain() : await runOurs();
        times.push(round % 2 === 0 ? { ours: first, plain: second } : { ours: second, plain: first });
        samples.push({ x: (round + 1) * batchSize, y: await rssBytes(product.server.pid) });
      }
      const perSecond = (pick: (time: (typeof times)[number]) => number): number =>
        batchSize / (median(times.map(pick)) / 1000);
      printTable(
        `Uploads through the BFF, ${rounds * batchSize} files of ${Math.round(base.length / 1000)} kB, ${atOnce} at a time`,
        ["", "files/s"],
        [
          ["through the BFF", perSecond(({ ours }) => ours)],
          ["written to disk with fsync", perSecond(({ plain }) => plain)],
          ["ratio", perSecond(({ ours }) => ours) / perSecond(({ plain }) => plain)],
        ],
      );
      printTable("Resident memory of the server and its children, MiB", ["when", "MiB"], toMemoryRows(samples));
    } finally {
      await product.server.stop();
    }
  });
