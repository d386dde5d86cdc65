/** A process that does what most programs do with sharp: one line of JSON in, one picture on disk, one line out. */
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import sharp from "sharp";

export type PlainJob = Readonly<{
  file: string;
  target: string;
  width: number;
  height: number;
  format: "jpeg" | "webp" | "avif";
  /** Of a JPEG: ten scans, as the engine writes them, not the one that sharp writes unasked. */
  isProgressive: boolean;
}>;

const toOptions = (isProgressive: boolean) => ({ quality: 85, ...(isProgressive ? { progressive: true } : {}) });

for await (const line of createInterface({ input: process.stdin })) {
  const { file, target, width, height, format, isProgressive } = JSON.parse(line) as PlainJob;
  const pipeline = sharp(file).rotate().resize({ width, height, fit: "inside", withoutEnlargement: true });
  await writeFile(target, await pipeline.toFormat(format, toOptions(isProgressive)).toBuffer());
  console.log("done");
}
