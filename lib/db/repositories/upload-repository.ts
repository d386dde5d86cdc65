import type { Image } from "@/lib/contracts/image";
import type { Kysely, Selectable } from "kysely";
import type { IndexSchema, UploadState, UploadTable } from "../schema";
import { appendAudit, type AuditEntry } from "./audit-repository";
import { type NewImage, toImageRow } from "./image-row";

/** What the index needs to know of an upload, should the process die while the upstream takes it. */
export type UploadIntent = Readonly<
  Pick<
    Image,
    | "filename"
    | "sizeBytes"
    | "widthPx"
    | "heightPx"
    | "format"
    | "isAnimated"
    | "thumbhash"
    | "alt"
    | "tags"
    | "folder"
    | "creator"
    | "isPrivate"
  > & {
    /** The custom id asked for. */
    id: string | null;
    requestId: string;
  }
>;

export type Upload = Readonly<{
  token: string;
  actorId: string;
  idempotencyKey: string;
  sha256: string;
  state: UploadState;
  intent: UploadIntent;
  imageId: string | null;
  attempts: number;
  startedAt: string;
}>;

export type NewUpload = Pick<Upload, "token" | "actorId" | "idempotencyKey" | "sha256" | "intent" | "startedAt">;

/** Who sends what once. An upload is known by its token, and to its sender by actor and idempotency key. */
export interface UploadRepository {
  find(sender: Readonly<{ actorId: string; idempotencyKey: string }>): Promise<Upload | undefined>;
  /** Records the intent, state `sending`. False when the actor has used the key: then nothing happened. */
  begin(upload: NewUpload): Promise<boolean>;
  /** Takes an unsettled upload over for another attempt. False when somebody else was faster. */
  resume(upload: Upload, startedAt: string): Promise<boolean>;
  /** The upstream's answer was lost. */
  markUnknown(token: string): Promise<void>;
  /** The upstream refused it, or has never seen it. */
  drop(token: string): Promise<void>;
  /** Writes the image, the audit entry and `done` together. Again for a finished upload: nothing happens. */
  complete(token: string, image: NewImage, audit: AuditEntry): Promise<void>;
  /** Not done and started before, oldest first. */
  listUnsettled(page: Readonly<{ startedBefore: string; limit: number }>): Promise<readonly Upload[]>;
  /** Done after more than one attempt, finished before, and not yet looked at for doubles. */
  listUnchecked(page: Readonly<{ finishedBefore: string; limit: number }>): Promise<readonly Upload[]>;
  markChecked(token: string, at: string): Promise<void>;
  /** Forgets finished uploads; their keys may be used again. Returns how many. */
  forgetFinished(finishedBefore: string): Promise<number>;
}

const toUpload = (row: Selectable<UploadTable>): Upload => ({
  token: row.token,
  actorId: row.actor_id,
  idempotencyKey: row.idempotency_key,
  sha256: row.sha256,
  state: row.state,
  // Written by `begin` and nobody else.
  intent: JSON.parse(row.intent) as UploadIntent,
  imageId: row.image_id,
  attempts: row.attempts,
  startedAt: row.started_at,
});

const begin = async (db: Kysely<IndexSchema>, upload: NewUpload): Promise<boolean> => {
  const row = await db
    .insertInto("upload")
    .values({
      token: upload.token,
      actor_id: upload.actorId,
      idempotency_key: upload.idempotencyKey,
      sha256: upload.sha256,
      state: "sending",
      intent: JSON.stringify(upload.intent),
      image_id: null,
      attempts: 1,
      started_at: upload.startedAt,
      finished_at: null,
      checked_at: null,
    })
    .onConflict((conflict) => conflict.columns(["actor_id", "idempotency_key"]).doNothing())
    .returning("token")
    .executeTakeFirst();
  return row !== undefined;
};

const resume = async (db: Kysely<IndexSchema>, upload: Upload, startedAt: string): Promise<boolean> => {
  const row = await db
    .updateTable("upload")
    .set({ state: "sending", attempts: upload.attempts + 1, started_at: startedAt })
    .where("token", "=", upload.token)
    .where("state", "=", upload.state)
    .where("attempts", "=", upload.attempts)
    .where("state", "!=", "done")
    .returning("token")
    .executeTakeFirst();
  return row !== undefined;
};

const complete = (
  db: Kysely<IndexSchema>,
  token: string,
  { image, audit }: Readonly<{ image: NewImage; audit: AuditEntry }>,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const finished = await trx
      .updateTable("upload")
      .set({ state: "done", image_id: image.id, finished_at: audit.at })
      .where("token", "=", token)
      .where("state", "!=", "done")
      .returning("token")
      .executeTakeFirst();
    if (finished === undefined) return;
    await trx.insertInto("image").values(toImageRow(image)).execute();
    await appendAudit(trx, audit);
  });

const uploads = (db: Kysely<IndexSchema>) => db.selectFrom("upload").selectAll();

export const uploadRepository = (db: Kysely<IndexSchema>): UploadRepository => ({
  find: async ({ actorId, idempotencyKey }) => {
    const row = await uploads(db)
      .where("actor_id", "=", actorId)
      .where("idempotency_key", "=", idempotencyKey)
      .executeTakeFirst();
    return row === undefined ? undefined : toUpload(row);
  },
  begin: (upload) => begin(db, upload),
  resume: (upload, startedAt) => resume(db, upload, startedAt),
  markUnknown: async (token) => {
    await db
      .updateTable("upload")
      .set({ state: "unknown" })
      .where("token", "=", token)
      .where("state", "=", "sending")
      .execute();
  },
  drop: async (token) => {
    await db.deleteFrom("upload").where("token", "=", token).where("state", "!=", "done").execute();
  },
  complete: (token, image, audit) => complete(db, token, { image, audit }),
  listUnsettled: async ({ startedBefore, limit }) => {
    const rows = await uploads(db)
      .where("state", "in", ["sending", "unknown"])
      .where("started_at", "<", startedBefore)
      .orderBy("started_at")
      .limit(limit)
      .execute();
    return rows.map(toUpload);
  },
  listUnchecked: async ({ finishedBefore, limit }) => {
    const rows = await uploads(db)
      .where("state", "=", "done")
      .where("attempts", ">", 1)
      .where("checked_at", "is", null)
      .where("finished_at", "<", finishedBefore)
      .limit(limit)
      .execute();
    return rows.map(toUpload);
  },
  markChecked: async (token, at) => {
    await db.updateTable("upload").set({ checked_at: at }).where("token", "=", token).execute();
  },
  forgetFinished: async (finishedBefore) => {
    const result = await db
      .deleteFrom("upload")
      .where("state", "=", "done")
      .where("finished_at", "<", finishedBefore)
      .where((eb) => eb.or([eb("attempts", "=", 1), eb("checked_at", "is not", null)]))
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },
});
