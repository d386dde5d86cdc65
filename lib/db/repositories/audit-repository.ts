import type { Kysely } from "kysely";
import type { IndexSchema } from "../schema";

export type AuditAction =
  | "image.uploaded"
  | "image.adopted"
  | "image.updated"
  | "image.privacy-changed"
  | "image.trashed"
  | "image.restored"
  | "image.purge-requested"
  | "image.purged"
  | "image.url-signed"
  | "device.created"
  | "device.updated"
  | "device.deleted"
  | "variant.created"
  | "variant.updated"
  | "variant.deleted"
  | "account.updated"
  | "key.created"
  | "key.deleted";

/** Who did what, to which image where it was one. `detail` is small and holds no secrets. */
export type AuditEntry = Readonly<{
  at: string;
  actorId: string;
  action: AuditAction;
  imageId: string | null;
  requestId: string;
  detail?: Readonly<Record<string, unknown>>;
}>;

export type AuditRecord = Readonly<{
  seq: number;
  at: string;
  actorId: string;
  action: string;
  imageId: string | null;
  requestId: string;
  detail: Record<string, unknown>;
}>;

type AuditQuery = Readonly<{ imageId?: string; action?: AuditAction; limit: number; beforeSeq?: number }>;

export interface AuditRepository {
  /** Newest first. Entries are written by the change they tell of, in its transaction. */
  list(query: AuditQuery): Promise<readonly AuditRecord[]>;
  /** For what the index itself holds nothing of: variants, keys, the account. */
  append(entry: AuditEntry): Promise<void>;
}

/** For repositories: writes the entry in the transaction of the change. */
export const appendAudit = async (trx: Kysely<IndexSchema>, entry: AuditEntry): Promise<void> => {
  await trx
    .insertInto("audit")
    .values({
      at: entry.at,
      actor_id: entry.actorId,
      action: entry.action,
      image_id: entry.imageId,
      request_id: entry.requestId,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
};

export const auditRepository = (db: Kysely<IndexSchema>): AuditRepository => ({
  append: (entry) => appendAudit(db, entry),
  list: async ({ imageId, action, limit, beforeSeq }) => {
    let query = db.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(limit);
    if (imageId !== undefined) query = query.where("image_id", "=", imageId);
    if (action !== undefined) query = query.where("action", "=", action);
    if (beforeSeq !== undefined) query = query.where("seq", "<", beforeSeq);
    const rows = await query.execute();
    return rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      actorId: row.actor_id,
      action: row.action,
      imageId: row.image_id,
      requestId: row.request_id,
      detail: JSON.parse(row.detail) as Record<string, unknown>,
    }));
  },
});
