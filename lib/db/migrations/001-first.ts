import type { Kysely, Migration } from "kysely";
import type { ImageSearch } from "../image-search";
import type { IndexSchema } from "../schema";

const createImage = async (db: Kysely<IndexSchema>): Promise<void> => {
  await db.schema
    .createTable("image")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("filename", "text", (column) => column.notNull())
    .addColumn("filename_key", "text", (column) => column.notNull())
    .addColumn("uploaded_at", "text", (column) => column.notNull())
    .addColumn("creator", "text")
    .addColumn("size_bytes", "bigint", (column) => column.notNull())
    .addColumn("width_px", "integer", (column) => column.notNull())
    .addColumn("height_px", "integer", (column) => column.notNull())
    .addColumn("format", "text", (column) => column.notNull())
    .addColumn("is_animated", "integer", (column) => column.notNull())
    .addColumn("is_private", "integer", (column) => column.notNull())
    .addColumn("alt", "text", (column) => column.notNull())
    .addColumn("tags", "text", (column) => column.notNull())
    .addColumn("folder", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("thumbhash", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("trashed_at", "text")
    .addColumn("purge_after", "text")
    .addColumn("variants", "text", (column) => column.notNull())
    .addColumn("meta", "text", (column) => column.notNull())
    .addColumn("actor_id", "text", (column) => column.notNull())
    .execute();
  // Each sort has its index, and each index holds the key that a search reads: a filtered walk needs no table row.
  // Ties are broken by the id: SQLite does not seek by a key that stands for the row itself.
  const indexes = {
    image_by_uploaded_at: ["state", "uploaded_at", "id", "filename_key"],
    image_by_filename: ["state", "filename_key", "id"],
    image_by_size: ["state", "size_bytes", "id", "filename_key"],
    image_by_purge_after: ["state", "purge_after"],
    image_by_sha256: ["sha256"],
  } as const;
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema
      .createIndex(name)
      .on("image")
      .columns([...columns])
      .execute();
  }
};

const createWork = async (db: Kysely<IndexSchema>): Promise<void> => {
  await db.schema
    .createTable("upload")
    .addColumn("token", "text", (column) => column.primaryKey())
    .addColumn("actor_id", "text", (column) => column.notNull())
    .addColumn("idempotency_key", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("intent", "text", (column) => column.notNull())
    .addColumn("image_id", "text")
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("finished_at", "text")
    .addColumn("checked_at", "text")
    .addUniqueConstraint("upload_key", ["actor_id", "idempotency_key"])
    .execute();
  await db.schema.createIndex("upload_by_state").on("upload").columns(["state", "started_at"]).execute();
  await db.schema
    .createTable("audit")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor_id", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("image_id", "text")
    .addColumn("request_id", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("audit_by_image").on("audit").columns(["image_id", "seq"]).execute();
  await db.schema
    .createTable("lease")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
};

/** Images, their search, uploads, audit and leases. */
export const firstMigration = (search: ImageSearch): Migration => ({
  up: async (db: Kysely<IndexSchema>) => {
    await createImage(db);
    await search.create(db);
    await createWork(db);
  },
});
