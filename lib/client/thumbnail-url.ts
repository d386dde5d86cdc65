import type { Image } from "@/lib/contracts/image";
import { apiPath } from "./api-path";

/** Best first. `thumbnail` is small and keeps its shape; the others always exist somewhere. */
const preferred = ["thumbnail", "public", "default"] as const;

const findVariant = ({ variants }: Image): Image["variants"][number] | undefined => {
  for (const name of preferred) {
    const found = variants.find((variant) => variant.name === name);
    if (found !== undefined) return found;
  }
  return variants[0];
};

/**
 * Where the small picture of a list comes from; undefined while the image has none. The delivery host gives out no private
 * one without a signature, so the console fetches those itself.
 */
export const findThumbnailUrl = (image: Image): string | undefined => {
  const variant = findVariant(image);
  if (variant === undefined || !image.isPrivate) return variant?.url;
  return `${apiPath.preview(image.id)}?variant=${encodeURIComponent(variant.name)}`;
};
