import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { BlobStore } from "@/lib/storage/blob-store";
import { findSha256 } from "./original-key";

/**
 * Clears what a crash left: temporary files, and originals that no image points to. Run before uploads are accepted.
 * Files that are no originals are left alone.
 */
export const settleOriginals = async (
  originals: BlobStore,
  catalog: Catalog,
): Promise<{ temporaryFiles: number; orphans: number }> => {
  const temporaryFiles = await originals.sweep();
  const orphans: string[] = [];
  for await (const key of originals.keys()) {
    const sha256 = findSha256(key);
    if (sha256 !== undefined && !(await catalog.images.hasOriginal(sha256))) orphans.push(key);
  }
  for (const key of orphans) await originals.remove(key);
  return { temporaryFiles, orphans: orphans.length };
};
