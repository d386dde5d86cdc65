/**
 * Bundles every `child.ts` of lib/ into dist/sandbox/<room>.mjs, named after the folder it lies in.
 * A child process runs under Node's permission model and can load nothing but this one file, sharp and the HEIC decoder.
 */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { bundle } from "./bundle.mjs";

const root = path.resolve(import.meta.dirname, "..");

export const buildSandbox = async () => {
  const files = await readdir(path.join(root, "lib"), { recursive: true });
  const entries = files.filter((file) => path.basename(file) === "child.ts");
  await bundle({
    entryPoints: Object.fromEntries(
      entries.map((file) => [path.basename(path.dirname(file)), path.join(root, "lib", file)]),
    ),
    outdir: path.join(root, "dist/sandbox"),
    external: ["sharp", "libheif-js"],
  });
};
