import type { CatalogVariant, VariantOptions } from "@/lib/engine/catalog/variant-catalog";
import { deviceOptions } from "./variant-input";

const toOptionsResult = ({ browserTtlSeconds, ...options }: VariantOptions) => ({
  ...options,
  ...(browserTtlSeconds === undefined ? {} : { browser_ttl: browserTtlSeconds }),
});

/** A variant as the API shows it. A device variant is shown by its desktop box, the largest. */
export const toVariantResult = ({ id, options, neverRequireSignedUrls }: CatalogVariant) => ({
  id,
  options: toOptionsResult(options === "device" ? deviceOptions : options),
  neverRequireSignedURLs: neverRequireSignedUrls,
});
