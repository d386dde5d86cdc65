import type { CatalogImage, ImageChange } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import type { ApiParts } from "./api-parts";
import { getImage } from "./delete-image";
import { Fields, refuse } from "./field";
import { createImageId, isCustomId } from "./image-id";
import { limits } from "./limits";
import type { JsonObject } from "./read-json";

const toJsonText = (value: JsonObject): string => {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new EngineError("badRequest", "The field `metadata` is nested too deeply", { cause });
  }
};

const checkMetadata = (metadata: JsonObject): JsonObject => {
  const sizeBytes = Buffer.byteLength(toJsonText(metadata));
  if (sizeBytes > limits.metadataBytes) {
    refuse(`The metadata has ${sizeBytes} bytes; the limit is ${limits.metadataBytes}`);
  }
  return metadata;
};

/** What an update says; absent fields stay. Throws EngineError 5400. */
const parseChange = (body: JsonObject): ImageChange => {
  const fields = new Fields(body);
  const metadata = fields.findObject("metadata");
  const creator = fields.findText("creator", { max: limits.creatorChars });
  const requireSignedUrls = fields.findBoolean("requireSignedURLs");
  return {
    ...(metadata === undefined ? {} : { meta: checkMetadata(metadata) }),
    ...(creator === undefined ? {} : { creator }),
    ...(requireSignedUrls === undefined ? {} : { requireSignedUrls }),
  };
};

/** Another access means another id, so that no URL that was given out keeps working. */
const toAccessChange = (
  parts: ApiParts,
  { id, requireSignedUrls: isPrivate }: CatalogImage,
  { requireSignedUrls: willBePrivate = isPrivate }: ImageChange,
): Pick<ImageChange, "id"> => {
  if (willBePrivate && isCustomId(id, parts)) {
    refuse("An image with a custom id cannot require signed URLs: upload it without an `id` instead");
  }
  return willBePrivate === isPrivate ? {} : { id: createImageId(parts, willBePrivate) };
};

/**
 * Changes what is known of an image; metadata is replaced whole. The answer's id is new when its access changed: the
 * former one is gone everywhere when this returns. Throws EngineError 5400 and 5404.
 */
export const updateImage = async (parts: ApiParts, id: string, body: JsonObject): Promise<CatalogImage> => {
  const before = await getImage(parts, id);
  const change = parseChange(body);
  const after = await parts.catalog.images.update(id, { ...change, ...toAccessChange(parts, before, change) });
  if (after === undefined) throw new EngineError("notFound", "Image not found");
  if (after.id !== id) await parts.forget(before);
  return after;
};
