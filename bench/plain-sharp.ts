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
}>;

for await (const line of createInterface({ input: process.stdin })) {
  const { file, target, width, height, format } = JSON.parse(line) as PlainJob;
  const pipeline = sharp(file).rotate().resize({ width, height, fit: "inside", withoutEnlargement: true });
  await writeFile(target, await pipeline.toFormat(format, { quality: 85 }).toBuffer());
  console.log("done");
}
