/** The query builder's types, for rooms that keep a database of their own but may not depend on the builder itself. */
export type { Generated, Insertable, Kysely, Migration, Selectable } from "kysely";
