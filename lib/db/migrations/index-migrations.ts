import type { Migration } from "kysely";
import type { ImageSearch } from "../image-search";
import { firstMigration } from "./001-first";
import { accessMigration } from "./002-access";
import { stageMigration } from "./003-stage";
import { privacyMigration } from "./004-privacy";

/** Every migration of the index, by its name; applied in the order of the names and never changed once released. */
export const indexMigrations = (search: ImageSearch): Record<string, Migration> => ({
  "001-first": firstMigration(search),
  "002-access": accessMigration,
  "003-stage": stageMigration,
  "004-privacy": privacyMigration,
});
