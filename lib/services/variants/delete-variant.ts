import { auditChange } from "../account/audit-change";
import type { ServiceContext } from "../context";
import { readVariants } from "./list-variants";
import { noSuchVariant, requireDeletable } from "./refusals";

/** Deletes a variant: its URLs end at once. Throws `not-found`; `invalid-input` for `public` and the device variant. */
export const deleteVariant = async (ctx: ServiceContext, { name }: Readonly<{ name: string }>): Promise<void> => {
  const before = (await readVariants(ctx)).find((variant) => variant.name === name);
  if (before === undefined) throw noSuchVariant(name);
  requireDeletable(before);
  const { options, neverRequireSignedURLs } = before;
  const detail = { name, options, neverRequireSignedURLs };
  await auditChange(ctx, { action: "variant.deleted", detail }, () =>
    ctx.upstream.variants.delete(name, { signal: ctx.signal }),
  ).finally(() => ctx.accountShelf.forget());
};
