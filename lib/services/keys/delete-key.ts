import type { KeyList } from "@/lib/contracts/signing";
import { AppError } from "@/lib/errors/app-error";
import { auditChange } from "../account/audit-change";
import type { ServiceContext } from "../context";
import { listKeys } from "./list-keys";

/** Deletes a signing key: every URL it signed ends at once. Answers the names that are left. Throws `not-found`. */
export const deleteKey = async (ctx: ServiceContext, { name }: Readonly<{ name: string }>): Promise<KeyList> => {
  const before = await listKeys(ctx);
  if (!before.items.some((key) => key.name === name)) {
    throw new AppError("not-found", { detail: `There is no signing key named ${name}.` });
  }
  return auditChange(ctx, { action: "key.deleted", detail: { name } }, async () => {
    await ctx.upstream.keys.delete(name, { signal: ctx.signal });
    // Asked again: the upstream replaces the last key by a fresh one.
    return listKeys(ctx);
  });
};
