import type { Insertable, Selectable } from "@/lib/db/kysely";
import type { CatalogImage } from "./image-catalog";
import type { CatalogSchema } from "./schema";
import type { SourceFacts } from "./source-facts";
import type { CatalogVariant, VariantOptions } from "./variant-catalog";

type ImageRow = Selectable<CatalogSchema["image"]>;

/** Texts in these columns were written by this file's own `toRow`, so their shape is known. */
const parseColumn = <Shape>(text: string): Shape => JSON.parse(text) as Shape;

export const toImage = (row: ImageRow): CatalogImage => ({
  id: row.id,
  filename: row.filename ?? undefined,
  meta: parseColumn<Record<string, unknown>>(row.meta),
  creator: row.creator ?? undefined,
  uploaded: row.uploaded,
  requireSignedUrls: row.require_signed_urls === 1,
  sha256: row.sha256,
  sizeBytes: row.size_bytes,
  facts: parseColumn<SourceFacts>(row.facts),
});

export const toRow = (image: CatalogImage): Insertable<CatalogSchema["image"]> => ({
  id: image.id,
  filename: image.filename ?? null,
  meta: JSON.stringify(image.meta),
  creator: image.creator === undefined || image.creator === "" ? null : image.creator,
  uploaded: image.uploaded,
  require_signed_urls: image.requireSignedUrls ? 1 : 0,
  sha256: image.sha256,
  size_bytes: image.sizeBytes,
  facts: JSON.stringify(image.facts),
});

export const toVariant = (row: Selectable<CatalogSchema["variant"]>): CatalogVariant => ({
  id: row.id,
  options: parseColumn<VariantOptions | "device">(row.options),
  neverRequireSignedUrls: row.never_require_signed_urls === 1,
});

export const toVariantRow = (variant: CatalogVariant): Insertable<CatalogSchema["variant"]> => ({
  id: variant.id,
  options: JSON.stringify(variant.options),
  never_require_signed_urls: variant.neverRequireSignedUrls ? 1 : 0,
});
