import { z } from "zod";

/** Where an image stands: what the index wants, and the reconciler makes true. */
export const imageStates = ["uploading", "ready", "trashed", "purging"] as const;
const imageState = z.enum(imageStates);
export type ImageState = z.infer<typeof imageState>;

const part = z.number().min(0).max(1);
const focalPoint = z.strictObject({ x: part, y: part });

/** One picture as the index knows it. Times are RFC 3339 in UTC, sizes are of the original after orientation. */
export const image = z.object({
  id: z.string(),
  filename: z.string(),
  uploadedAt: z.iso.datetime(),
  creator: z.string().nullable(),
  sizeBytes: z.int(),
  widthPx: z.int(),
  heightPx: z.int(),
  format: z.string(),
  isAnimated: z.boolean(),
  isPrivate: z.boolean(),
  alt: z.string(),
  tags: z.array(z.string()),
  folder: z.string(),
  sha256: z.string(),
  /** Base64 of the thumbhash bytes. */
  thumbhash: z.string(),
  /** Parts of width and height after orientation. Null: nobody set it. */
  focalPoint: focalPoint.nullable(),
  state: imageState,
  trashedAt: z.iso.datetime().nullable(),
  variants: z.array(z.object({ name: z.string(), url: z.string() })),
  meta: z.record(z.string(), z.unknown()),
});
export type Image = z.infer<typeof image>;

export const imageSorts = ["-uploadedAt", "uploadedAt", "filename", "-filename", "-sizeBytes", "sizeBytes"] as const;
const imageSort = z.enum(imageSorts);
export type ImageSort = z.infer<typeof imageSort>;

/** Query of the list call. `q` finds any part of a filename, without regard to case. */
export const imageQuery = z.object({
  q: z.string().trim().max(200).default(""),
  sort: imageSort.default("-uploadedAt"),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** Holds an id and a filename, each of which may be long. */
  cursor: z.string().max(8192).optional(),
  offset: z.coerce.number().int().min(0).max(10_000_000).optional(),
  state: z.enum(["ready", "trashed"]).default("ready"),
});
export type ImageQuery = z.infer<typeof imageQuery>;

export const imagePage = z.object({ items: z.array(image), total: z.int(), nextCursor: z.string().nullable() });
export type ImagePage = z.infer<typeof imagePage>;

/**
 * What `PATCH` changes. The focal point is kept to a thousandth, and told to the upstream. Where `isPrivate` changes,
 * the image that is answered has another id.
 */
export const imageEdit = z.strictObject({
  alt: z.string().max(1000).exactOptional(),
  tags: z.array(z.string().trim().min(1).max(64)).max(50).exactOptional(),
  folder: z.string().max(512).exactOptional(),
  focalPoint: focalPoint.nullable().exactOptional(),
  isPrivate: z.boolean().exactOptional(),
});

/** `isPending`: the upstream did not delete it yet and is asked again until it has. */
export const deletedImage = z.object({ id: z.string(), isPending: z.boolean() });

/** `id` of a path, decoded. */
export const imageParams = z.object({ id: z.string().min(1).max(1024) });

/** Query of `DELETE`. */
export const imageDeletion = z.object({
  permanent: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
});
