import type { IncomingMessage } from "node:http";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { StagedBlob } from "@/lib/storage/blob-store";
import type { ApiParts } from "../api/api-parts";
import { createImageId } from "../api/image-id";
import { inspectUpload } from "./inspect-upload";
import { readForm, type UploadForm } from "./read-form";
import { parseUploadInput, type UploadInput } from "./upload-input";

const removeIfUnreferenced = async ({ catalog, originals }: ApiParts, sha256: string): Promise<void> => {
  if (!(await catalog.images.hasOriginal(sha256))) await originals.remove(toOriginalKey(sha256));
};

/** Bytes first, then the row that makes them an image; both are on disk when this returns. */
const keep = (parts: ApiParts, staged: StagedBlob, image: CatalogImage): Promise<void> =>
  parts.originalLock.run(image.sha256, async () => {
    await parts.originals.publish(staged, toOriginalKey(image.sha256));
    try {
      await parts.catalog.images.insert(image);
    } catch (error) {
      await removeIfUnreferenced(parts, image.sha256);
      throw error;
    }
  });

const toImage = async (parts: ApiParts, input: UploadInput, file: UploadForm["file"]): Promise<CatalogImage> => {
  // Refused before the decoder is asked; the insert below is what decides between two at once.
  if (input.id !== undefined && (await parts.catalog.images.find(input.id)) !== undefined) {
    throw new EngineError("idTaken", "An image with this id already exists");
  }
  const { sha256, sizeBytes } = file.staged;
  const facts = await inspectUpload(parts, await parts.originals.readStaged(file.staged), sha256);
  return {
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
};

export type Upload = Readonly<{ image: CatalogImage; hasCustomId: boolean }>;

/** Takes in one image from a form. Durable when it returns; nothing is left behind when it throws. */
export const uploadImage = async (parts: ApiParts, request: IncomingMessage): Promise<Upload> => {
  const { fields, file } = await readForm(request, parts.originals);
  try {
    const input = parseUploadInput(fields);
    const image = await toImage(parts, input, file);
    await keep(parts, file.staged, image);
    return { image, hasCustomId: input.id !== undefined };
  } finally {
    // After publishing there is nothing under the temporary name any more.
    await parts.originals.discard(file.staged);
  }
};
