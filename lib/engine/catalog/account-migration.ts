import { randomBytes } from "node:crypto";
import type { Kysely, Migration } from "@/lib/db/kysely";
import { toFieldRows } from "./image-fields";
import type { CatalogSchema } from "./schema";

const batchSize = 500;

const createFields = async (db: Kysely<CatalogSchema>): Promise<void> => {
  await db.schema
    .createTable("image_field")
    .addColumn("image_id", "text", (column) => column.notNull().references("image.id").onDelete("cascade"))
    .addColumn("path", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("number", "double precision")
    .addColumn("uploaded", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("image_field_key", ["image_id", "path"])
    .execute();
  await db.schema
    .createIndex("image_field_by_value")
    .on("image_field")
    .columns(["path", "value", "uploaded", "image_id"])
    .execute();
  await db.schema
    .createIndex("image_field_by_number")
    .on("image_field")
    .columns(["path", "number", "image_id"])
    .execute();
};

/** Fields of the images there are; the table before knew only the top level, and only texts. */
const fillFields = async (db: Kysely<CatalogSchema>): Promise<void> => {
  let after = "";
  for (;;) {
    const rows = await db
      .selectFrom("image")
      .select(["id", "meta", "uploaded"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(batchSize)
      .execute();
    const fields = rows.flatMap((row) =>
      toFieldRows({ ...row, meta: JSON.parse(row.meta) as Record<string, unknown> }),
    );
    for (let at = 0; at < fields.length; at += batchSize) {
      await db
        .insertInto("image_field")
        .values(fields.slice(at, at + batchSize))
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
};

const createKeys = async (db: Kysely<CatalogSchema>): Promise<void> => {
  await db.schema
    .createTable("signing_key")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("name", "text", (column) => column.notNull().unique())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await db
    .insertInto("signing_key")
    .values({ name: "default", value: randomBytes(32).toString("base64url") })
    .execute();
};

const createAccount = async (db: Kysely<CatalogSchema>): Promise<void> => {
  await db.schema
    .createTable("account")
    .addColumn("id", "integer", (column) => column.primaryKey().notNull())
    .addColumn("flexible_variants", "integer", (column) => column.notNull())
    .addColumn("browser_ttl_seconds", "integer", (column) => column.notNull())
    .addColumn("preserve_content_credentials", "integer", (column) => column.notNull())
    .execute();
  // Two days is the service's own default for browsers.
  await db
    .insertInto("account")
    .values({ id: 1, flexible_variants: 0, browser_ttl_seconds: 172_800, preserve_content_credentials: 0 })
    .execute();
};

const createTokens = async (db: Kysely<CatalogSchema>): Promise<void> => {
  await db.schema
    .createTable("access_token")
    .addColumn("hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.unique())
    .addColumn("can_write", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text")
    .execute();
};

/** What makes an account complete: filters on any metadata, signing keys, settings, more than one token. */
export const accountMigration: Migration = {
  up: async (db: Kysely<CatalogSchema>) => {
    await createFields(db);
    await fillFields(db);
    await db.schema.dropTable("image_meta").execute();
    await createKeys(db);
    await createAccount(db);
    await createTokens(db);
  },
};
