import type { Kysely, Migration } from "@/lib/db/kysely";
import { accountMigration } from "./account-migration";
import { draftMigration } from "./draft-migration";
import { toVariantRow } from "./catalog-rows";
import type { CatalogSchema } from "./schema";
import type { CatalogVariant } from "./variant-catalog";

/** Variants of a new account. `public` exists everywhere; `default` is the 2021 beta's; `thumbnail` fills grids. */
const firstVariants: readonly CatalogVariant[] = [
  {
    id: "public",
    options: { fit: "scale-down", width: 1366, height: 768, metadata: "none" },
    neverRequireSignedUrls: false,
  },
  { id: "default", options: "device", neverRequireSignedUrls: false },
  {
    id: "thumbnail",
    options: { fit: "scale-down", width: 600, height: 400, metadata: "none" },
    neverRequireSignedUrls: false,
  },
];

const createImages = (db: Kysely<CatalogSchema>) =>
  db.schema
    .createTable("image")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("filename", "text")
    .addColumn("meta", "text", (column) => column.notNull())
    .addColumn("creator", "text")
    .addColumn("uploaded", "text", (column) => column.notNull())
    .addColumn("require_signed_urls", "integer", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("size_bytes", "integer", (column) => column.notNull())
    .addColumn("facts", "text", (column) => column.notNull())
    .execute();

const createMeta = (db: Kysely<CatalogSchema>) =>
  db.schema
    .createTable("image_meta")
    .addColumn("image_id", "text", (column) => column.notNull().references("image.id").onDelete("cascade"))
    .addColumn("field", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("image_meta_key", ["image_id", "field"])
    .execute();

const createVariants = (db: Kysely<CatalogSchema>) =>
  db.schema
    .createTable("variant")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("options", "text", (column) => column.notNull())
    .addColumn("never_require_signed_urls", "integer", (column) => column.notNull())
    .execute();

const first: Migration = {
  up: async (db: Kysely<CatalogSchema>) => {
    await createImages(db);
    await createMeta(db);
    await createVariants(db);
    await db.schema.createIndex("image_by_upload").on("image").columns(["uploaded", "id"]).execute();
    await db.schema.createIndex("image_by_creator").on("image").columns(["creator", "uploaded", "id"]).execute();
    await db.schema.createIndex("image_by_original").on("image").column("sha256").execute();
    await db.schema.createIndex("image_by_meta").on("image_meta").columns(["field", "value", "image_id"]).execute();
    await db.insertInto("variant").values(firstVariants.map(toVariantRow)).execute();
  },
};

/** In the order of their names; one that has been released never changes. */
export const catalogMigrations: Readonly<Record<string, Migration>> = {
  "0001-images": first,
  "0002-account": accountMigration,
  "0003-drafts": draftMigration,
};
