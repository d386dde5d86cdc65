import type { Account, AccountEdit } from "@/lib/contracts/account";
import type { ServiceContext } from "../context";
import { auditChange } from "./audit-change";
import { getAccount } from "./get-account";

/** Changes the account's settings at the upstream, for everyone who delivers from it. */
export const updateAccount = async (ctx: ServiceContext, edit: AccountEdit): Promise<Account> => {
  await auditChange(ctx, { action: "account.updated", detail: { ...edit } }, () =>
    ctx.upstream.config.update(edit, { signal: ctx.signal }),
  ).finally(() => ctx.accountShelf.forget());
  return getAccount(ctx);
};
