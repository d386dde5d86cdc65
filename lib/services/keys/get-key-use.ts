import type { KeyUse } from "@/lib/contracts/signing";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { readSigningLog } from "../signing/signing-log";
import { listKeys } from "./list-keys";

/** How much this console signed with a key, from the log of every signature. Throws `not-found`. */
export const getKeyUse = async (ctx: ServiceContext, { name }: Readonly<{ name: string }>): Promise<KeyUse> => {
  const { items } = await listKeys(ctx);
  if (!items.some((key) => key.name === name)) {
    throw new AppError("not-found", { detail: `There is no signing key named ${name}.` });
  }
  const log = await readSigningLog(ctx);
  const signings = log.signings.filter(({ keyName }) => keyName === name);
  const [latest, first] = [signings[0], signings.at(-1)];
  const now = ctx.clock().toISOString();
  const endlessCount = signings.filter(({ expiresAt }) => expiresAt === null).length;
  return {
    name,
    signed: latest && first ? { count: signings.length, since: first.at, latest: latest.at } : null,
    openCount: endlessCount + signings.filter(({ expiresAt }) => expiresAt !== null && expiresAt > now).length,
    endlessCount,
    isWhole: log.isWhole,
  };
};
