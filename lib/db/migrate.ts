import { type Kysely, type Migration, Migrator } from "kysely";

/**
 * Applies what is missing, in the order of the names, each whole or not at all.
 * Throws when one fails, and when the database is newer than this program.
 */
export const migrateToLatest = async <Schema>(
  db: Kysely<Schema>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error("the database could not be brought up to date", { cause: error });
};
