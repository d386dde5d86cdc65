import type { Image } from "@/lib/contracts/image";
import type { Kysely, Selectable } from "kysely";
import type { IndexSchema, PrivacyChangeTable } from "../schema";
import { appendAudit, type AuditEntry } from "./audit-repository";
import { toImage } from "./image-row";

/** A change of privacy that the upstream was asked for and whose end is not known yet. */
export type PrivacyChange = Readonly<{
  /** The id before the change. */
  imageId: string;
  /** What was asked for. */
  isPrivate: boolean;
  /** In the image's metadata at the upstream: by it the image is found under its new id. */
  mark: string;
  /** RFC 3339. */
  askedAt: string;
  actorId: string;
  requestId: string;
}>;

/** What the upstream made of the image. */
type ChangedImage = Readonly<Pick<Image, "id" | "isPrivate" | "variants">>;

export interface PrivacyRepository {
  /** Notes what the upstream is about to be asked. False while an earlier change of the image has no end. */
  begin(change: PrivacyChange): Promise<boolean>;
  find(imageId: string): Promise<PrivacyChange | undefined>;
  /** Nothing came of it. */
  drop(imageId: string): Promise<void>;
  /**
   * From here on the image and the upload it came by have the new id; its focal point is told again. What was written
   * of it before stays under the old id, to which the audit entry leads by `formerId`.
   * Again for a change that is finished: nothing happens. Undefined when the index has no such image any more.
   */
  finish(imageId: string, became: ChangedImage, audit: AuditEntry): Promise<Image | undefined>;
  /** The longest waiting first. */
  list(limit: number): Promise<readonly PrivacyChange[]>;
}

const toChange = (row: Selectable<PrivacyChangeTable>): PrivacyChange => ({
  imageId: row.image_id,
  isPrivate: row.is_private === 1,
  mark: row.mark,
  askedAt: row.asked_at,
  actorId: row.actor_id,
  requestId: row.request_id,
});

const begin = async (db: Kysely<IndexSchema>, change: PrivacyChange): Promise<boolean> => {
  const row = await db
    .insertInto("privacy_change")
    .values({
      image_id: change.imageId,
      is_private: change.isPrivate ? 1 : 0,
      mark: change.mark,
      asked_at: change.askedAt,
      actor_id: change.actorId,
      request_id: change.requestId,
    })
    .onConflict((conflict) => conflict.column("image_id").doNothing())
    .returning("image_id")
    .executeTakeFirst();
  return row !== undefined;
};

const rename = async (trx: Kysely<IndexSchema>, imageId: string, { id, isPrivate, variants }: ChangedImage) => {
  const row = await trx
    .updateTable("image")
    .set({ id, is_private: isPrivate ? 1 : 0, variants: JSON.stringify(variants) })
    .where("id", "=", imageId)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || id === imageId) return row;
  await trx.updateTable("upload").set({ image_id: id }).where("image_id", "=", imageId).execute();
  // One that was being told meanwhile was told to an id that is gone.
  await trx
    .updateTable("image")
    .set({ focal_pending: 1 })
    .where("id", "=", id)
    .where("focal_x", "is not", null)
    .execute();
  return row;
};

const finish = (
  db: Kysely<IndexSchema>,
  imageId: string,
  { became, audit }: Readonly<{ became: ChangedImage; audit: AuditEntry }>,
): Promise<Image | undefined> =>
  db.transaction().execute(async (trx) => {
    const begun = await trx
      .deleteFrom("privacy_change")
      .where("image_id", "=", imageId)
      .returning("image_id")
      .executeTakeFirst();
    const renamed = begun && (await rename(trx, imageId, became));
    if (renamed !== undefined) await appendAudit(trx, audit);
    const row = renamed ?? (await trx.selectFrom("image").selectAll().where("id", "=", became.id).executeTakeFirst());
    return row && toImage(row);
  });

export const privacyRepository = (db: Kysely<IndexSchema>): PrivacyRepository => ({
  begin: (change) => begin(db, change),
  find: async (imageId) => {
    const row = await db.selectFrom("privacy_change").selectAll().where("image_id", "=", imageId).executeTakeFirst();
    return row && toChange(row);
  },
  drop: async (imageId) => {
    await db.deleteFrom("privacy_change").where("image_id", "=", imageId).execute();
  },
  finish: (imageId, became, audit) => finish(db, imageId, { became, audit }),
  list: async (limit) => {
    const rows = await db.selectFrom("privacy_change").selectAll().orderBy("asked_at").limit(limit).execute();
    return rows.map(toChange);
  },
});
