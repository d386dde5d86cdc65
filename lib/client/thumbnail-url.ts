import type { Image } from "@/lib/contracts/image";

/** Best first. `thumbnail` is small and keeps its shape; the others always exist somewhere. */
const preferred = ["thumbnail", "public", "default"] as const;

/** The delivery URL that a small picture in a list shows; undefined while the image has none. */
export const findThumbnailUrl = (image: Image): string | undefined => {
  for (const name of preferred) {
    const found = image.variants.find((variant) => variant.name === name);
    if (found !== undefined) return found.url;
  }
  return image.variants[0]?.url;
};
