import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp, { type Sharp } from "sharp";

export type Picture = {
  file: string;
  name: string;
  sizeBytes: number;
  widthPx: number;
  heightPx: number;
  format: string;
};

const photoFolder = path.resolve(import.meta.dirname, "../../../shared/photos");
const limits = { fileBytes: 10 * 1024 * 1024, sidePx: 12_000 };

const describe = async (file: string): Promise<Picture> => {
  const facts = await sharp(file).metadata();
  const isTurned = (facts.orientation ?? 1) >= 5;
  const [widthPx, heightPx] = isTurned ? [facts.height, facts.width] : [facts.width, facts.height];
  return {
    file,
    name: path.basename(file),
    sizeBytes: (await stat(file)).size,
    widthPx,
    heightPx,
    format: facts.format,
  };
};

/** Real photographs from the folder beside the project; empty, with the reason printed, where it is not there. */
export const realPhotos = async (): Promise<readonly Picture[]> => {
  const names = await readdir(photoFolder).catch((error: unknown) => {
    process.stdout.write(`real photographs are not used: ${String(error)}\n`);
    return [];
  });
  const pictures = names.filter((name) => /\.(jpe?g|png|webp)$/i.test(name)).toSorted();
  return Promise.all(pictures.map((name) => describe(path.join(photoFolder, name))));
};

export const isWithinLimits = (picture: Picture): boolean =>
  picture.sizeBytes <= limits.fileBytes &&
  (picture.format === "webp" || Math.max(picture.widthPx, picture.heightPx) <= limits.sidePx);

/** A soft two-colour picture with some structure, so that encoders have work and people see a difference. */
const paint = (widthPx: number, heightPx: number, hue: number): Sharp => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="hsl(${hue} 60% 70%)"/>
    <stop offset="1" stop-color="hsl(${(hue + 60) % 360} 70% 35%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/><circle cx="70%" cy="35%" r="12%" fill="hsl(${(hue + 180) % 360} 80% 70%)"/>
    <path d="M0 ${heightPx * 0.8} Q ${widthPx / 3} ${heightPx * 0.5} ${widthPx} ${heightPx * 0.75} V ${heightPx} H 0 Z" fill="hsl(${hue} 40% 20%)"/></svg>`;
  return sharp(Buffer.from(svg));
};

let paintedFolder: string | undefined;

/** Where generated pictures lie until this run ends. */
const toPaintedFile = (name: string): string => {
  if (paintedFolder === undefined) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "vitrine-pictures-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    paintedFolder = folder;
  }
  return path.join(paintedFolder, name);
};

/** Generated pictures of every accepted format and several shapes. */
export const generatedPictures = async (count: number): Promise<readonly Picture[]> => {
  const shapes = [
    [1600, 1067],
    [1067, 1600],
    [1400, 1400],
    [2400, 800],
    [700, 1900],
  ] as const;
  const formats = ["jpeg", "png", "webp"] as const;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const [widthPx, heightPx] = shapes[index % shapes.length] ?? shapes[0];
      const format = formats[index % formats.length] ?? "jpeg";
      const file = toPaintedFile(`hill-${String(index + 1).padStart(2, "0")}.${format === "jpeg" ? "jpg" : format}`);
      await writeFile(
        file,
        await paint(widthPx, heightPx, (index * 47) % 360)
          .toFormat(format)
          .toBuffer(),
      );
      return describe(file);
    }),
  );
};

/** A picture that lies on its side in the file, as cameras keep them, and stands upright once its tag is obeyed. */
export const turnedPicture = async (): Promise<Picture> => {
  const file = toPaintedFile("turned-by-its-tag.jpg");
  await writeFile(file, await paint(1600, 1067, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer());
  return describe(file);
};

/** A picture that no encoder can make small: 3 bytes a pixel, for slow uploads. */
export const noisePicture = async (name: string, sidePx: number): Promise<Picture> => {
  const file = toPaintedFile(name);
  const raw = { width: sidePx, height: sidePx, channels: 3 } as const;
  await writeFile(
    file,
    await sharp(randomBytes(sidePx * sidePx * 3), { raw })
      .png()
      .toBuffer(),
  );
  return describe(file);
};

/** `count` pictures within the limits: real ones first, generated ones where they do not suffice. */
export const pictures = async (count: number): Promise<readonly Picture[]> => {
  const real = (await realPhotos()).filter(isWithinLimits).slice(0, count);
  return real.length === count ? real : [...real, ...(await generatedPictures(count - real.length))];
};
