import type { Kysely } from "kysely";
import type { IndexSchema } from "../schema";

export interface PeopleRepository {
  /** Names by id; whoever is unknown is left out. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export const peopleRepository = (db: Kysely<IndexSchema>): PeopleRepository => ({
  namesOf: async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom("user")
      .select(["id", "name"])
      .where("id", "in", [...ids])
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
});
