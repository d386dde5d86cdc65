import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");

/** Written aside and renamed: a process that starts from it meanwhile finds the old file or the new one, never half of one. */
const place = async ({ path: file, contents }) => {
  const present = await readFile(file).catch(() => undefined);
  if (present?.equals(contents)) return;
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, contents);
  await rename(aside, file);
};

/** Bundles programs for this Node into `dist`; esbuild's other options as they are. */
export const bundle = async (options) => {
  const { outputFiles } = await build({
    outdir: path.join(root, "dist"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "@": root },
    logLevel: "warning",
    ...options,
    write: false,
  });
  await Promise.all(outputFiles.map(place));
};
