import type { Image } from "@/lib/contracts/image";
import type { Insertable, Selectable } from "kysely";
import { toFilenameKey } from "../filename-key";
import type { ImageTable } from "../schema";

export type ImageRow = Selectable<ImageTable>;

/** A new image and who brought it. */
export type NewImage = Image & Readonly<{ actorId: string }>;

export const toImage = (
  row: Omit<ImageRow, "seq" | "filename_key" | "purge_after" | "actor_id" | "focal_pending">,
): Image => ({
  id: row.id,
  filename: row.filename,
  uploadedAt: row.uploaded_at,
  creator: row.creator,
  sizeBytes: Number(row.size_bytes),
  widthPx: row.width_px,
  heightPx: row.height_px,
  format: row.format,
  isAnimated: row.is_animated === 1,
  isPrivate: row.is_private === 1,
  alt: row.alt,
  // Written by `toImageRow` and nobody else.
  tags: JSON.parse(row.tags) as string[],
  folder: row.folder,
  sha256: row.sha256,
  thumbhash: row.thumbhash,
  focalPoint: row.focal_x === null || row.focal_y === null ? null : { x: row.focal_x, y: row.focal_y },
  state: row.state,
  trashedAt: row.trashed_at,
  variants: JSON.parse(row.variants) as Image["variants"],
  meta: JSON.parse(row.meta) as Image["meta"],
});

export const toImageRow = (image: NewImage): Insertable<ImageTable> => ({
  id: image.id,
  filename: image.filename,
  filename_key: toFilenameKey(image.filename),
  uploaded_at: new Date(image.uploadedAt).toISOString(),
  creator: image.creator,
  size_bytes: image.sizeBytes,
  width_px: image.widthPx,
  height_px: image.heightPx,
  format: image.format,
  is_animated: image.isAnimated ? 1 : 0,
  is_private: image.isPrivate ? 1 : 0,
  alt: image.alt,
  tags: JSON.stringify(image.tags),
  folder: image.folder,
  sha256: image.sha256,
  thumbhash: image.thumbhash,
  state: image.state,
  trashed_at: image.trashedAt,
  purge_after: null,
  variants: JSON.stringify(image.variants),
  meta: JSON.stringify(image.meta),
  actor_id: image.actorId,
  focal_x: image.focalPoint?.x ?? null,
  focal_y: image.focalPoint?.y ?? null,
});
