import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { ApiParts } from "./api-parts";

/** Throws EngineError 5404. */
export const getImage = async ({ catalog }: Pick<ApiParts, "catalog">, id: string): Promise<CatalogImage> => {
  const image = await catalog.images.find(id);
  if (image === undefined) throw new EngineError("notFound", "Image not found");
  return image;
};

/**
 * Removes an image: the row, what delivery remembers, then the bytes unless a twin needs them.
 * Throws EngineError 5404. When it returns, no delivery answers with the image any more.
 */
export const deleteImage = async (parts: ApiParts, id: string): Promise<void> => {
  const { sha256 } = await getImage(parts, id);
  const isDeleted = await parts.originalLock.run(sha256, async () => {
    // While we waited for the lock the id may have been given to other bytes, which have a lock of their own.
    if ((await getImage(parts, id)).sha256 !== sha256) return false;
    // An update may have given the image another id since.
    if ((await parts.catalog.images.delete(id)) === undefined) throw new EngineError("notFound", "Image not found");
    await parts.forget({ id, sha256 });
    if (!(await parts.catalog.images.hasOriginal(sha256))) await parts.originals.remove(toOriginalKey(sha256));
    return true;
  });
  if (!isDeleted) await deleteImage(parts, id);
};
