import type { Variant, VariantList } from "@/lib/contracts/variant";
import { variantLimits } from "@/lib/contracts/variant-limits";
import type { ServiceContext } from "../context";
import { toVariants } from "./to-variant";

/** Straight from the upstream, for those about to change something. */
export const readVariants = async ({ upstream, signal }: ServiceContext): Promise<Variant[]> =>
  toVariants(await upstream.variants.list({ signal }));

/** All variants of the account, by name. */
export const listVariants = async (ctx: ServiceContext): Promise<VariantList> => ({
  items: await readVariants(ctx),
  limit: variantLimits.count,
});
