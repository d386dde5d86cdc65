import type { VariantInput } from "./variant";

const starter = (name: string, width: number, height?: number): VariantInput => ({
  name,
  options: { fit: "scale-down", width, ...(height === undefined ? {} : { height }), metadata: "none" },
  neverRequireSignedURLs: false,
});

/** One click: the three sizes of the default variant by name, and three widths for a `srcset`. */
export const starterVariants: readonly VariantInput[] = [
  starter("desktop", 2560, 1440),
  starter("tablet", 1920, 1080),
  starter("mobile", 1080, 720),
  starter("w640", 640),
  starter("w960", 960),
  starter("w1920", 1920),
];
