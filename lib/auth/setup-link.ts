import type { Kysely } from "@/lib/db/kysely";
import type { IndexSchema } from "@/lib/db/schema";
import { AppError } from "@/lib/errors/app-error";
import { hasAccount } from "./accounts";
import { createToken, toTokenHash } from "./token-hash";

const linkId = "first-account";

const closed = (): AppError =>
  new AppError("setup-closed", {
    detail: "This set-up link was used or replaced. Sign in, or start the server again for another link.",
  });

/** Makes a one-time token, or undefined once an account exists. An older token dies. Only the hash is kept. */
export const openSetup = async (db: Kysely<IndexSchema>): Promise<string | undefined> => {
  if (await hasAccount(db)) return undefined;
  const token = createToken();
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("setup").where("id", "=", linkId).execute();
    await transaction
      .insertInto("setup")
      .values({
        id: linkId,
        token_hash: toTokenHash(token),
        created_at: new Date().toISOString(),
        expires_at: null,
        used_at: null,
      })
      .execute();
  });
  return token;
};

/** Throws `setup-closed` unless this token may make the first account. */
export const requireOpenSetup = async (db: Kysely<IndexSchema>, token: string): Promise<void> => {
  const link = await db
    .selectFrom("setup")
    .select("id")
    .where("token_hash", "=", toTokenHash(token))
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (link === undefined || (await hasAccount(db))) throw closed();
};

/** Spends the token and makes the account in one transaction: of two that use it at once, one wins. */
export const spendSetup = async <Result>(
  db: Kysely<IndexSchema>,
  token: string,
  createAccount: (transaction: Kysely<IndexSchema>) => Promise<Result>,
): Promise<Result> =>
  db.transaction().execute(async (transaction) => {
    const spent = await transaction
      .updateTable("setup")
      .set({ used_at: new Date().toISOString() })
      .where("token_hash", "=", toTokenHash(token))
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (spent.numUpdatedRows !== 1n || (await hasAccount(transaction))) throw closed();
    return createAccount(transaction);
  });
