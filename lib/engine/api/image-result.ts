import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { CatalogVariant } from "@/lib/engine/catalog/variant-catalog";
import type { Dialect } from "./image-id";

export type ResultOptions = Readonly<{
  variants: readonly CatalogVariant[];
  /** Origin of delivery URLs, no trailing slash. */
  publicUrl: string;
  accountHash: string;
  dialect: Dialect;
}>;

/** Slashes of an id stay literal in delivery URLs, `%` becomes `%25`; `=` is legal in a path and stays readable. */
export const toIdPath = (id: string): string => id.split("/").map(encodeURIComponent).join("/").replaceAll("%3D", "=");

/** As much of an image as the API shows. */
type ShownImage = Pick<CatalogImage, "id" | "filename" | "meta" | "creator" | "uploaded" | "requireSignedUrls"> &
  Partial<CatalogImage>;

const toBetaResult = (image: ShownImage, { publicUrl }: ResultOptions) => ({
  ...(image.filename === undefined ? {} : { filename: image.filename }),
  id: image.id,
  variants: [{ name: "default", url: `${publicUrl}/default/${toIdPath(image.id)}` }],
});

/** An image as the API shows it. */
export const toImageResult = (image: ShownImage, options: ResultOptions): Record<string, unknown> => {
  if (options.dialect === "beta") return toBetaResult(image, options);
  const base = `${options.publicUrl}/${options.accountHash}/${toIdPath(image.id)}`;
  return {
    id: image.id,
    ...(image.filename === undefined ? {} : { filename: image.filename }),
    ...(Object.keys(image.meta).length === 0 ? {} : { meta: image.meta }),
    ...(image.creator === undefined ? {} : { creator: image.creator }),
    uploaded: image.uploaded,
    requireSignedURLs: image.requireSignedUrls,
    variants: options.variants.map(({ id }) => `${base}/${id}`),
  };
};
