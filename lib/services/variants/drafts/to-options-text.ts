import type { VariantOptions } from "@/lib/contracts/variant";

/** Options as the last part of a delivery URL. What a variant leaves out is said, as a URL has other defaults. */
export const toOptionsText = ({ fit, width, height, metadata, blur }: VariantOptions): string =>
  [
    `fit=${fit}`,
    ...(width === undefined ? [] : [`width=${width}`]),
    ...(height === undefined ? [] : [`height=${height}`]),
    `metadata=${metadata}`,
    ...(blur === undefined || blur === 0 ? [] : [`blur=${blur}`]),
  ].join(",");
