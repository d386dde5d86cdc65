import type { FocalPoint } from "@/lib/contracts/focal-point";
import type { Kysely } from "kysely";
import type { IndexSchema } from "../schema";

/** Which focal points the upstream has not been told. They are set through the image repository's `edit`. */
export interface FocalRepository {
  /** Ids of ready images, after `afterId` in the order of ids. */
  listPendingIds(page: Readonly<{ limit: number; afterId?: string }>): Promise<readonly string[]>;
  /**
   * The upstream has been told `sent`. False when the index wants another point by now: the image then counts as
   * pending, also when a later call had settled it, because what arrived last may have been the older point.
   */
  settle(id: string, sent: FocalPoint | null): Promise<boolean>;
}

export const focalRepository = (db: Kysely<IndexSchema>): FocalRepository => ({
  listPendingIds: async ({ limit, afterId }) => {
    const rows = await db
      .selectFrom("image")
      .select("id")
      .where("focal_pending", "=", 1)
      .where("state", "=", "ready")
      .where("id", ">", afterId ?? "")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  },
  settle: (id, sent) =>
    db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom("image").select(["focal_x", "focal_y"]).where("id", "=", id).executeTakeFirst();
      if (row === undefined) return true;
      const isCurrent = row.focal_x === (sent?.x ?? null) && row.focal_y === (sent?.y ?? null);
      await trx
        .updateTable("image")
        .set({ focal_pending: isCurrent ? 0 : 1 })
        .where("id", "=", id)
        .execute();
      return isCurrent;
    }),
});
