import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FileSystemStore } from "@/lib/storage/file-system-store";

export type TestSpool = Readonly<{
  store: FileSystemStore;
  /** Files that lie in the spool right now. */
  countFiles(): Promise<number>;
  close(): Promise<void>;
}>;

/** A real spool in a folder that `close` removes. */
export const openTestSpool = async (): Promise<TestSpool> => {
  const folder = await mkdtemp(path.join(tmpdir(), "vitrine-spool-"));
  const store = await FileSystemStore.open(folder, { isDurable: false });
  const countFiles = async (): Promise<number> =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  return { store, countFiles, close: () => rm(folder, { recursive: true }) };
};
