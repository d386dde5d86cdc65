import type { Kysely, Migration } from "kysely";
import type { IndexSchema } from "../schema";

/** Changes of privacy under way: the upstream gives the image another id, and its answer may get lost. */
export const privacyMigration: Migration = {
  up: async (db: Kysely<IndexSchema>) => {
    await db.schema
      .createTable("privacy_change")
      .addColumn("image_id", "text", (column) => column.primaryKey().notNull())
      .addColumn("is_private", "integer", (column) => column.notNull())
      .addColumn("mark", "text", (column) => column.notNull())
      .addColumn("asked_at", "text", (column) => column.notNull())
      .addColumn("actor_id", "text", (column) => column.notNull())
      .addColumn("request_id", "text", (column) => column.notNull())
      .execute();
  },
};
