import type { KeyUse } from "@/lib/contracts/signing";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { listKeys } from "./list-keys";

/** Entries of the log that are read at most. */
const entriesMost = 10_000;

type Signing = Readonly<{ at: string; expiresAt: string | null }>;

const toExpiry = (expiresAt: unknown): string | null => (typeof expiresAt === "string" ? expiresAt : null);

/** How much this console signed with a key, from the log of every signature. Throws `not-found`. */
export const getKeyUse = async (ctx: ServiceContext, { name }: Readonly<{ name: string }>): Promise<KeyUse> => {
  const { items } = await listKeys(ctx);
  if (!items.some((key) => key.name === name)) {
    throw new AppError("not-found", { detail: `There is no signing key named ${name}.` });
  }
  const entries = await ctx.audit.list({ action: "image.url-signed", limit: entriesMost + 1 });
  const signings: readonly Signing[] = entries
    .slice(0, entriesMost)
    .filter(({ detail }) => detail.keyName === name && detail.failed === undefined)
    .map(({ at, detail }) => ({ at, expiresAt: toExpiry(detail.expiresAt) }));
  const [latest, first] = [signings[0], signings.at(-1)];
  const now = ctx.clock().toISOString();
  const endlessCount = signings.filter(({ expiresAt }) => expiresAt === null).length;
  return {
    name,
    signed: latest && first ? { count: signings.length, since: first.at, latest: latest.at } : null,
    openCount: endlessCount + signings.filter(({ expiresAt }) => expiresAt !== null && expiresAt > now).length,
    endlessCount,
    isWhole: entries.length <= entriesMost,
  };
};
