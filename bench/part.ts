import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** What every part takes from the command line. */
export type PartOptions = Readonly<{
  rounds: number | undefined;
  /** Fewer pictures, where a part can do with fewer. */
  isQuick: boolean;
}>;

/** Runs some work with a folder of its own and takes the folder away afterwards. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), "vitrine-bench-"));
  // A bench that is broken off ends without its `finally`.
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clean);
  try {
    return await work(folder);
  } finally {
    process.off("exit", clean);
    await rm(folder, { recursive: true, force: true });
  }
};

/** The product's own root: the bench is started from there. */
export const rootFolder = path.resolve(import.meta.dirname, "..");
