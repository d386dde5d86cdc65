import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const stampFile = path.join(root, ".next/vitrine-stamp");
const folders = ["app", "components", "lib", "public"];
const files = [
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

const isSource = (file) => !/\.test\.tsx?$/.test(file) && !file.startsWith(`lib${path.sep}testing`);

const listFolder = async (folder) => {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(isSource);
};

/** Text that changes with anything a build depends on. */
export const readSourceStamp = async () => {
  const found = [...files, ...(await Promise.all(folders.map(listFolder))).flat()].toSorted();
  const hash = createHash("sha256");
  for (const file of found) hash.update(`${file}\n`).update(await readFile(path.join(root, file)));
  return hash.digest("hex");
};

/** The stamp of the build that is there, or undefined. */
export const findBuildStamp = () =>
  readFile(stampFile, "utf8").catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });

export const writeBuildStamp = (stamp) => writeFile(stampFile, stamp);
