import type { Kysely } from "kysely";
import type { IndexSchema } from "../schema";

type LeaseClaim = Readonly<{ name: string; holder: string; now: Date; ttlSeconds: number }>;

/** One holder at a time per name, by the clock: a holder that dies loses the lease when it runs out. */
export interface LeaseRepository {
  /** True when `holder` has the lease until `now` plus `ttlSeconds`; also renews. */
  acquire(claim: LeaseClaim): Promise<boolean>;
  /** Gives it back early. Nothing happens when somebody else has it. */
  release(lease: Readonly<{ name: string; holder: string }>): Promise<void>;
}

export const leaseRepository = (db: Kysely<IndexSchema>): LeaseRepository => ({
  acquire: async ({ name, holder, now, ttlSeconds }) => {
    const expires = new Date(now.getTime() + ttlSeconds * 1000).toISOString();
    const row = await db
      .insertInto("lease")
      .values({ name, holder, expires_at: expires })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet({ holder, expires_at: expires })
          .where((eb) => eb.or([eb("lease.holder", "=", holder), eb("lease.expires_at", "<=", now.toISOString())])),
      )
      .returning("holder")
      .executeTakeFirst();
    return row?.holder === holder;
  },

  release: async ({ name, holder }) => {
    await db.deleteFrom("lease").where("name", "=", name).where("holder", "=", holder).execute();
  },
});
