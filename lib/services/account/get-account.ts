import type { Account } from "@/lib/contracts/account";
import type { ConfigRecord } from "@/lib/upstream/account-upstream";
import type { ServiceContext } from "../context";
import { findDeliveryBase } from "./delivery-address";

/** Null until the first image is there: a real account tells its hash in delivery URLs alone. */
export const findBase = async (ctx: ServiceContext): Promise<Pick<Account, "accountHash" | "deliveryUrl">> => {
  const { accountHash } = ctx.account;
  if (accountHash !== undefined && ctx.deliveryOrigin !== undefined) {
    return { accountHash, deliveryUrl: `${ctx.deliveryOrigin}/${accountHash}` };
  }
  const page = await ctx.images.list({ q: "", sort: "-uploadedAt", limit: 1, state: "ready" });
  const named = page.items[0]?.variants[0];
  return (named && findDeliveryBase(named)) ?? { accountHash: null, deliveryUrl: null };
};

const toSettings = (config: ConfigRecord | undefined) => ({
  flexibleVariants: config?.flexibleVariants ?? null,
  browserTtlSeconds: config?.browserTtlSeconds ?? null,
  preserveContentCredentials: config?.preserveContentCredentials ?? null,
});

/** The account as the upstream tells it. */
export const getAccount = async (ctx: ServiceContext): Promise<Account> => {
  const [base, stats, config] = await Promise.all([
    findBase(ctx),
    ctx.upstream.getStats({ signal: ctx.signal }),
    ctx.upstream.config.find({ signal: ctx.signal }),
  ]);
  return {
    upstream: ctx.account.upstream,
    ...base,
    ...toSettings(config),
    imagesCurrent: stats.current,
    imagesAllowed: stats.allowed,
  };
};
