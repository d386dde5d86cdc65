import type { Kysely, Migration } from "@/lib/db/kysely";
import type { CatalogSchema } from "./schema";

/** One-time uploads that have not happened yet. */
export const draftMigration: Migration = {
  up: async (db: Kysely<CatalogSchema>) => {
    await db.schema
      .createTable("draft")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("key", "text", (column) => column.notNull().unique())
      .addColumn("meta", "text", (column) => column.notNull())
      .addColumn("creator", "text")
      .addColumn("require_signed_urls", "integer", (column) => column.notNull())
      .addColumn("created", "text", (column) => column.notNull())
      .addColumn("expires", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("draft_by_expiry").on("draft").column("expires").execute();
  },
};
