import { Readable } from "node:stream";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { StagedBlob } from "@/lib/storage/blob-store";
import { createImageId } from "../api/image-id";
import { limits } from "../api/limits";
import type { IngestParts } from "./ingest-parts";
import { inspectUpload } from "./inspect-upload";
import { type StagedFile, toTooLarge } from "./read-form";
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

/** A drawing written anew may be longer: what was bare is escaped. The limit is on what was sent. */
const cleanBytesMost = 2 * limits.fileBytes;

type Admitted = Readonly<{ staged: StagedBlob; facts: SourceFacts }>;

/** The blob to keep and what is in it. A drawing gets a blob of its own, and of the one that was given nothing stays. */
const admit = async (parts: IngestParts, given: StagedBlob): Promise<Admitted> => {
  const bytes = await parts.originals.readStaged(given);
  const { bytes: kept, facts } = await inspectUpload(parts, bytes, given.sha256);
  if (kept === bytes) return { staged: given, facts };
  if (kept.byteLength > cleanBytesMost) throw toTooLarge();
  return { staged: await parts.originals.stage(Readable.from([kept]), { limitBytes: cleanBytesMost }), facts };
};

const toImage = (
  parts: IngestParts,
  { input, file }: PictureToKeep,
  { staged: { sha256, sizeBytes }, facts }: Admitted,
): CatalogImage => ({
  id: input.id ?? createImageId(parts, input.requireSignedUrls),
  filename: file.filename,
  meta: input.meta,
  creator: input.creator,
  uploaded: parts.clock().toISOString(),
  requireSignedUrls: input.requireSignedUrls,
  sha256,
  sizeBytes,
  facts,
});

/**
 * Makes an image of a staged file. Durable when it returns; the staged file is gone either way.
 * Throws EngineError 5400, 5409, 5413, 5443, 5453 or 5455.
 */
export const keepPicture = async (parts: IngestParts, picture: PictureToKeep): Promise<CatalogImage> => {
  const open = [picture.file.staged];
  try {
    // Only what is being looked at is in memory; the rest waits on the disk.
    const admitted = await parts.inspectGate.run(() => admit(parts, picture.file.staged));
    open.push(admitted.staged);
    const image = toImage(parts, picture, admitted);
    await publish(parts, admitted.staged, { image, draftKey: picture.draftKey });
    parts.announce(image);
    return image;
  } finally {
    // After publishing there is nothing under the temporary name any more.
    for (const staged of new Set(open)) await parts.originals.discard(staged);
  }
};
