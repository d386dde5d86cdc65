import path from "node:path";
import type { BlobStore } from "@/lib/storage/blob-store";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { lockFolder } from "@/lib/storage/folder-lock";
import type { EngineLog } from "./api/engine-log";
import type { Catalog } from "./catalog/catalog";
import { openCatalog } from "./catalog/sql-catalog";
import { settleOriginals } from "./originals/settle-originals";

type Stores = Readonly<{ catalog: Catalog; originals: BlobStore; derivatives: BlobStore }>;
export type EngineStores = Stores & Readonly<{ close: () => Promise<void> }>;

type StoreOptions = Readonly<{
  log: EngineLog;
  /** How many images the account may keep. */
  imagesMost: number;
}>;

const open = async (folder: string, { log, imagesMost }: StoreOptions): Promise<Stores> => {
  const originals = await FileSystemStore.open(path.join(folder, "originals"), { isDurable: true });
  // A derivative can be made again: its store does not wait for the disk.
  const derivatives = await FileSystemStore.open(path.join(folder, "derivatives"), { isDurable: false });
  const catalog = await openCatalog(path.join(folder, "engine.db"), { imagesMost });
  try {
    const { temporaryFiles, orphans } = await settleOriginals(originals, catalog);
    if (temporaryFiles + orphans > 0) log.warn({ temporaryFiles, orphans }, "removed what an unclean stop left behind");
  } catch (error) {
    await catalog.close();
    throw error;
  }
  return { catalog, originals, derivatives };
};

/**
 * Opens what the engine keeps in `folder` and clears what a crash left there. The folder is this engine's alone until
 * `close`: another would take an upload under way for a leftover. Throws LockedError.
 */
export const openStores = async (folder: string, options: StoreOptions): Promise<EngineStores> => {
  const unlock = await lockFolder(folder);
  try {
    const stores = await open(folder, options);
    const close = async (): Promise<void> => {
      await stores.catalog.close();
      await unlock();
    };
    return { ...stores, close };
  } catch (error) {
    await unlock();
    throw error;
  }
};
