import type { Kysely, Migration } from "kysely";
import type { IndexSchema } from "../schema";

/** The focal point of an image, whether the upstream knows it, and the team's own devices. */
export const stageMigration: Migration = {
  up: async (db: Kysely<IndexSchema>) => {
    await db.schema.alterTable("image").addColumn("focal_x", "real").execute();
    await db.schema.alterTable("image").addColumn("focal_y", "real").execute();
    await db.schema
      .alterTable("image")
      .addColumn("focal_pending", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    // Few images are ever pending: the index holds those alone.
    await db.schema
      .createIndex("image_by_focal_pending")
      .on("image")
      .columns(["focal_pending", "id"])
      .where("focal_pending", "=", 1)
      .execute();
    await db.schema
      .createTable("device")
      .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("width_px", "integer", (column) => column.notNull())
      .addColumn("height_px", "integer", (column) => column.notNull())
      .addColumn("dpr", "real", (column) => column.notNull())
      .addColumn("user_agent", "text", (column) => column.notNull())
      .addColumn("accept", "text", (column) => column.notNull())
      .execute();
  },
};
