import type { Variant, VariantInput } from "@/lib/contracts/variant";
import { AppError } from "@/lib/errors/app-error";
import { auditChange } from "../account/audit-change";
import type { ServiceContext } from "../context";
import { diffVariant } from "./diff-variant";
import { readVariants } from "./list-variants";
import { toVariant } from "./to-variant";

/** Makes a variant. Asked again for the very same, it answers the one there is. Throws `variant-taken`. */
export const createVariant = async (ctx: ServiceContext, input: VariantInput): Promise<Variant> => {
  const existing = (await readVariants(ctx)).find(({ name }) => name === input.name);
  if (existing !== undefined && diffVariant(existing, input).length === 0) return existing;
  if (existing !== undefined) {
    throw new AppError("variant-taken", {
      detail: `There is a variant named ${input.name} already. Choose another name, or change that one.`,
    });
  }
  const record = await auditChange(ctx, { action: "variant.created", detail: { ...input } }, () =>
    ctx.upstream.variants.create(input, { signal: ctx.signal }),
  ).finally(() => ctx.accountShelf.forget());
  return toVariant(record);
};
