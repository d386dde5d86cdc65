import { randomBytes } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { rootFolder } from "./part";

export type Photograph = Readonly<{ name: string; bytes: Buffer; widthPx: number; heightPx: number }>;

const photoFolder = path.resolve(rootFolder, "../shared/photos");
const widthPx = 4032;
const heightPx = 3024;
const uploadLimitBytes = 10 * 1024 * 1024;

const findPhotoFiles = async (): Promise<readonly string[]> => {
  const names = await readdir(photoFolder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  // Pictures drawn or painted by a program compress unlike photographs.
  const isPhotograph = (name: string): boolean => /\.jpe?g$/i.test(name) && !/screenshot|panorama|retina/.test(name);
  return names
    .filter(isPhotograph)
    .toSorted()
    .map((name) => path.join(photoFolder, name));
};

/** Where no photographs are at hand: soft shapes, edges and grain. */
const generate = (seed: number): Promise<Buffer> => {
  const shapes = Array.from({ length: 120 }, (_, at) => {
    const turn = (seed * 131 + at * 7919) % 100_000;
    const [x, y, radius] = [turn % widthPx, (turn * 31) % heightPx, 60 + (turn % 500)];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="hsl(${turn % 360} ${40 + (turn % 50)}% ${25 + (turn % 60)}%)" fill-opacity="0.6"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"><rect width="100%" height="100%" fill="#8899aa"/>${shapes.join("")}</svg>`;
  const noise = {
    width: widthPx,
    height: heightPx,
    channels: 3,
    noise: { type: "gaussian", mean: 128, sigma: 12 },
  } as const;
  return sharp(Buffer.from(svg))
    .composite([{ input: { create: { ...noise, background: "#808080" } }, blend: "overlay" }])
    .flatten()
    .withIccProfile("srgb")
    .jpeg({ quality: 92 })
    .toBuffer();
};

const enlarge = (file: string): Promise<Buffer> =>
  sharp(file)
    .rotate()
    .resize({ width: widthPx, height: heightPx, fit: "cover" })
    .flatten()
    .withIccProfile("srgb")
    .jpeg({ quality: 90 })
    .toBuffer();

/** Photographs of 4032x3024 pixels (12 MP) that carry an sRGB profile, as a camera writes them. */
export const loadLargePhotographs = async (count: number): Promise<readonly Photograph[]> => {
  const files = await findPhotoFiles();
  if (files.length === 0) console.log(`no photographs in ${photoFolder}: the pictures are generated`);
  const step = Math.max(1, Math.floor(files.length / count));
  const photographs: Photograph[] = [];
  for (let at = 0; at < count; at += 1) {
    const file = files[at * step];
    const bytes = await (file === undefined ? generate(at) : enlarge(file));
    const name = file === undefined ? `generated-${at}` : path.basename(file);
    if (bytes.length <= uploadLimitBytes) photographs.push({ name, bytes, widthPx, heightPx });
  }
  return photographs;
};

/** The photographs as they are, those within the upload limit. */
export const loadOriginalPhotographs = async (count: number): Promise<readonly Photograph[]> => {
  const photographs: Photograph[] = [];
  for (const file of await findPhotoFiles()) {
    const bytes = await readFile(file);
    const { width, height } = await sharp(bytes).metadata();
    if (bytes.length > uploadLimitBytes || Math.max(width, height) > 12_000) continue;
    photographs.push({ name: path.basename(file), bytes, widthPx: width, heightPx: height });
    if (photographs.length === count) break;
  }
  return photographs;
};

/** Bytes after the end of a JPEG are no part of the picture, but make another file: nothing is known of it yet. */
export const toUnseen = ({ bytes }: Photograph): Buffer => Buffer.concat([bytes, randomBytes(16)]);
