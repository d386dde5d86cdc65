import type { Variant, VariantEdit } from "@/lib/contracts/variant";
import { auditChange } from "../account/audit-change";
import type { ServiceContext } from "../context";
import { diffVariant } from "./diff-variant";
import { readVariants } from "./list-variants";
import { noSuchVariant, requireEditable } from "./refusals";
import { toVariant } from "./to-variant";

/**
 * Changes a variant, which purges the cached copies of every image; what changes nothing is not sent. Throws
 * `not-found`; `invalid-input` for the device variant.
 */
export const updateVariant = async (
  ctx: ServiceContext,
  { name, edit }: Readonly<{ name: string; edit: VariantEdit }>,
): Promise<Variant> => {
  const before = (await readVariants(ctx)).find((variant) => variant.name === name);
  if (before === undefined) throw noSuchVariant(name);
  requireEditable(before);
  const options = edit.options ?? before.options;
  // Only the device variant has none, and it was turned away.
  if (options === null) throw noSuchVariant(name);
  const neverRequireSignedURLs = edit.neverRequireSignedURLs ?? before.neverRequireSignedURLs;
  const changes = diffVariant(before, { options, neverRequireSignedURLs });
  if (changes.length === 0) return before;
  const record = await auditChange(ctx, { action: "variant.updated", detail: { name, changes } }, () =>
    ctx.upstream.variants.update({ name, options, neverRequireSignedURLs }, { signal: ctx.signal }),
  ).finally(() => ctx.accountShelf.forget());
  return toVariant(record);
};
