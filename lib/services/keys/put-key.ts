import type { KeyList } from "@/lib/contracts/signing";
import { auditChange } from "../account/audit-change";
import type { ServiceContext } from "../context";
import { listKeys, toKeyList } from "./list-keys";

/** Makes a signing key; one of this name stays as it is. Answers all names. */
export const putKey = async (ctx: ServiceContext, { name }: Readonly<{ name: string }>): Promise<KeyList> => {
  const before = await listKeys(ctx);
  if (before.items.some((key) => key.name === name)) return before;
  return auditChange(ctx, { action: "key.created", detail: { name } }, async () =>
    toKeyList(await ctx.upstream.keys.put(name, { signal: ctx.signal })),
  );
};
