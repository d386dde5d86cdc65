import type { V1CreateParams, V1EditParams } from "cloudflare/resources/images/v1/v1";
import type { V2ListParams } from "cloudflare/resources/images/v2/v2";
import type { ImageChange, ListOptions, UploadOptions } from "./upstream";

/** The form of an upload. Leaves out what was not asked for: an empty field is a value to the service. */
export const toCreateBody = (file: File, options: UploadOptions): Omit<V1CreateParams, "account_id"> => ({
  file,
  // An object would be flattened into form fields; the service wants one field of JSON.
  ...(options.metadata === undefined ? {} : { metadata: JSON.stringify(options.metadata) }),
  ...(options.id === undefined ? {} : { id: options.id }),
  // Null and "" both arrive as an empty creator.
  ...(options.creator === undefined ? {} : { creator: options.creator }),
  ...(options.requireSignedURLs === true ? { requireSignedURLs: true } : {}),
});

/** The query of a list. The SDK's type names one literal key where any field with an operator is meant. */
export const toListQuery = (options: ListOptions): Omit<V2ListParams, "account_id"> => ({
  per_page: options.limit,
  sort_order: options.order,
  ...(options.cursor === undefined ? {} : { continuation_token: options.cursor }),
  ...(options.creator === undefined ? {} : { creator: options.creator }),
  ...(options.meta === undefined
    ? {}
    : { meta: Object.fromEntries(Object.entries(options.meta).map(([field, value]) => [`${field}[eq]`, value])) }),
});

/** The JSON of an update: here metadata is an object, not text. */
export const toEditBody = ({ meta, isPrivate, creator }: ImageChange): Omit<V1EditParams, "account_id"> => ({
  ...(meta === undefined ? {} : { metadata: meta }),
  ...(isPrivate === undefined ? {} : { requireSignedURLs: isPrivate }),
  ...(creator === undefined ? {} : { creator }),
});
