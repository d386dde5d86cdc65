import type { Role } from "@/lib/contracts/role";
import type { Kysely } from "@/lib/db/kysely";
import type { IndexSchema } from "@/lib/db/schema";
import { type IdentityOptions, openIdentityStore } from "./identity";

export type AccountInput = Readonly<{ name: string; email: string; role: Role; passwordHash: string }>;

/** True once anyone can sign in. */
export const hasAccount = async (db: Kysely<IndexSchema>): Promise<boolean> =>
  (await db.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;

/** Writes a person and their password. `options.db` may be a transaction. Returns the person's id. */
export const insertAccount = async (options: IdentityOptions, input: AccountInput): Promise<string> => {
  const store = await openIdentityStore(options);
  const now = new Date();
  const stamps = { createdAt: now, updatedAt: now };
  const { name, role, passwordHash } = input;
  const user = await store.create<Record<string, unknown>, { id: string }>({
    model: "user",
    data: { name, email: input.email.toLowerCase(), emailVerified: false, role, ...stamps },
  });
  await store.create({
    model: "account",
    data: { userId: user.id, accountId: user.id, providerId: "credential", password: passwordHash, ...stamps },
  });
  return user.id;
};
