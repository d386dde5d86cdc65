import type { Variant, VariantDocument } from "@/lib/contracts/variant";
import type { ServiceContext } from "../../context";
import { readVariants } from "../list-variants";

/** By name, so that two exports of the same set are the same text. The device variant has no options to write. */
export const toDocument = (variants: readonly Variant[]): VariantDocument => ({
  format: "vitrine-variants",
  version: 1,
  variants: variants
    .flatMap(({ name, options, neverRequireSignedURLs }) =>
      options === null ? [] : [{ name, options, neverRequireSignedURLs }],
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
});

export const exportVariants = async (ctx: ServiceContext): Promise<VariantDocument> =>
  toDocument(await readVariants(ctx));
