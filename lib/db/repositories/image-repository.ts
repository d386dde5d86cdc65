import type { Image, ImagePage, ImageQuery, ImageState } from "@/lib/contracts/image";
import type { FocalPoint } from "@/lib/contracts/focal-point";
import { AppError } from "@/lib/errors/app-error";
import type { Kysely, Updateable } from "kysely";
import type { ImageSearch } from "../image-search";
import type { ImageTable, IndexSchema } from "../schema";
import { appendAudit, type AuditEntry } from "./audit-repository";
import { sortColumnsOf, toCursor } from "./image-cursor";
import { chooseListingPlan, countListing, orderOf, pageKeysQuery } from "./image-listing";
import { type ImageRow, toImage } from "./image-row";

/** A step of an image's life. It is taken only from one of the `from` states. */
type ImageMove = Readonly<{
  from: readonly ImageState[];
  to: ImageState;
  /** Left as they are when absent. */
  trashedAt?: string | null;
  purgeAfter?: string | null;
}>;

export type ImageEdit = Readonly<{
  alt?: string;
  tags?: readonly string[];
  folder?: string;
  /** The image counts as pending until the focal repository settles it. */
  focalPoint?: FocalPoint | null;
}>;

/** The pictures of the library. Every change is written with its audit entry, or not at all. */
export interface ImageRepository {
  find(id: string): Promise<Image | undefined>;
  /** Throws `not-found`. */
  get(id: string): Promise<Image>;
  /** Throws `invalid-cursor`; `invalid-input` when both cursor and offset are given. `total` is exact. */
  list(query: ImageQuery): Promise<ImagePage>;
  /** All ready images, and the bytes of their originals. */
  sumReady(): Promise<{ count: number; sizeBytes: number }>;
  /** The image after the move, or undefined when it is absent or in another state: then nothing happened. */
  move(id: string, move: ImageMove, audit: AuditEntry): Promise<Image | undefined>;
  /** Changes a ready image; undefined when there is none. */
  edit(id: string, edit: ImageEdit, audit: AuditEntry): Promise<Image | undefined>;
  /** Takes a purging image out for good. False when it was not there or not purging. */
  remove(id: string, audit: AuditEntry): Promise<boolean>;
  /** Ids of trashed images whose retention is over, the longest due first. */
  listDueIds(due: Readonly<{ now: Date; limit: number }>): Promise<readonly string[]>;
  /** Ids of images on their way out, after `afterId` in the order of ids. */
  listPurgingIds(page: Readonly<{ limit: number; afterId?: string }>): Promise<readonly string[]>;
}

const findRow = (db: Kysely<IndexSchema>, id: string): Promise<ImageRow | undefined> =>
  db.selectFrom("image").selectAll().where("id", "=", id).executeTakeFirst();

const listPage = async (db: Kysely<IndexSchema>, search: ImageSearch, query: ImageQuery): Promise<ImagePage> => {
  if (query.cursor !== undefined && query.offset !== undefined) {
    throw new AppError("invalid-input", { detail: "Give a cursor or an offset, not both." });
  }
  const plan = await chooseListingPlan(db, search, query);
  const keys = pageKeysQuery(db, { plan, search }, query);
  let page = db.selectFrom(keys.as("page")).innerJoin("image", "image.seq", "page.seq").selectAll("image");
  for (const column of sortColumnsOf(query.sort)) page = page.orderBy(`image.${column}`, orderOf(query.sort));
  const rows = await page.execute();
  const total = await countListing(db, { plan, search }, query);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  return {
    items: rows.slice(0, query.limit).map(toImage),
    total,
    nextCursor: last === undefined ? null : toCursor(query, last),
  };
};

const change = (
  db: Kysely<IndexSchema>,
  target: Readonly<{ id: string; from: readonly ImageState[] }>,
  step: Readonly<{ set: Updateable<ImageTable>; audit: AuditEntry }>,
): Promise<Image | undefined> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable("image")
      .set(step.set)
      .where("id", "=", target.id)
      .where("state", "in", [...target.from])
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    await appendAudit(trx, step.audit);
    return toImage(row);
  });

const toMoveSet = ({ to, trashedAt, purgeAfter }: ImageMove): Updateable<ImageTable> => ({
  state: to,
  ...(trashedAt === undefined ? {} : { trashed_at: trashedAt }),
  ...(purgeAfter === undefined ? {} : { purge_after: purgeAfter }),
});

const toEditSet = ({ alt, tags, folder, focalPoint }: ImageEdit): Updateable<ImageTable> => ({
  ...(alt === undefined ? {} : { alt }),
  ...(tags === undefined ? {} : { tags: JSON.stringify(tags) }),
  ...(folder === undefined ? {} : { folder }),
  ...(focalPoint === undefined
    ? {}
    : { focal_x: focalPoint?.x ?? null, focal_y: focalPoint?.y ?? null, focal_pending: 1 }),
});

const removePurging = (db: Kysely<IndexSchema>, id: string, audit: AuditEntry): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom("image")
      .where("id", "=", id)
      .where("state", "=", "purging")
      .returning("seq")
      .executeTakeFirst();
    if (row === undefined) return false;
    await appendAudit(trx, audit);
    return true;
  });

const listIds = async (query: { execute(): Promise<{ id: string }[]> }): Promise<readonly string[]> =>
  (await query.execute()).map(({ id }) => id);

export const imageRepository = (db: Kysely<IndexSchema>, search: ImageSearch): ImageRepository => ({
  find: async (id) => {
    const row = await findRow(db, id);
    return row === undefined ? undefined : toImage(row);
  },
  get: async (id) => {
    const row = await findRow(db, id);
    if (row === undefined) throw new AppError("not-found", { detail: "There is no image with this id." });
    return toImage(row);
  },
  list: (query) => listPage(db, search, query),
  sumReady: async () => {
    const sum = await db
      .selectFrom("image")
      .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.sum<number | null>("size_bytes").as("sizeBytes")])
      .where("state", "=", "ready")
      .executeTakeFirstOrThrow();
    return { count: Number(sum.count), sizeBytes: Number(sum.sizeBytes ?? 0) };
  },
  move: (id, move, audit) => change(db, { id, from: move.from }, { set: toMoveSet(move), audit }),
  edit: (id, edit, audit) => change(db, { id, from: ["ready"] }, { set: toEditSet(edit), audit }),
  remove: (id, audit) => removePurging(db, id, audit),
  listDueIds: ({ now, limit }) =>
    listIds(
      db
        .selectFrom("image")
        .select("id")
        .where("state", "=", "trashed")
        .where("purge_after", "<=", now.toISOString())
        .orderBy("purge_after")
        .limit(limit),
    ),
  listPurgingIds: ({ limit, afterId }) =>
    listIds(
      db
        .selectFrom("image")
        .select("id")
        .where("state", "=", "purging")
        .where("id", ">", afterId ?? "")
        .orderBy("id")
        .limit(limit),
    ),
});
