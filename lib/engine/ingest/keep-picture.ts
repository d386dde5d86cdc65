import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { StagedBlob } from "@/lib/storage/blob-store";
import { createImageId } from "../api/image-id";
import type { IngestParts } from "./ingest-parts";
import { inspectUpload } from "./inspect-upload";
import type { StagedFile } from "./read-form";
import type { ImageInput } from "./upload-input";

export type PictureToKeep = Readonly<{
  input: ImageInput;
  file: StagedFile;
  /** The draft that becomes this image. */
  draftKey?: string;
}>;

const removeIfUnreferenced = async ({ catalog, originals }: IngestParts, sha256: string): Promise<void> => {
  if (!(await catalog.images.hasOriginal(sha256))) await originals.remove(toOriginalKey(sha256));
};

/** Bytes first, then the row that makes them an image; both are on disk when this returns. */
const publish = (
  parts: IngestParts,
  staged: StagedBlob,
  { image, draftKey }: Readonly<{ image: CatalogImage; draftKey: string | undefined }>,
): Promise<void> =>
  parts.originalLock.run(image.sha256, async () => {
    await parts.originals.publish(staged, toOriginalKey(image.sha256));
    try {
      await parts.catalog.images.insert(image, draftKey);
    } catch (error) {
      await removeIfUnreferenced(parts, image.sha256);
      throw error;
    }
  });

/**
 * Makes an image of a staged file. Durable when it returns; the staged file is gone either way.
 * Throws EngineError 5400, 5409, 5413, 5443, 5453 or 5455.
 */
export const keepPicture = async (
  parts: IngestParts,
  { input, file, draftKey }: PictureToKeep,
): Promise<CatalogImage> => {
  try {
    const { sha256, sizeBytes } = file.staged;
    // Only what is being looked at is in memory; the rest waits on the disk.
    const facts = await parts.inspectGate.run(async () =>
      inspectUpload(parts, await parts.originals.readStaged(file.staged), sha256),
    );
    const image: CatalogImage = {
      id: input.id ?? createImageId(parts, input.requireSignedUrls),
      filename: file.filename,
      meta: input.meta,
      creator: input.creator,
      uploaded: parts.clock().toISOString(),
      requireSignedUrls: input.requireSignedUrls,
      sha256,
      sizeBytes,
      facts,
    };
    await publish(parts, file.staged, { image, draftKey });
    parts.announce(image);
    return image;
  } finally {
    // After publishing there is nothing under the temporary name any more.
    await parts.originals.discard(file.staged);
  }
};
