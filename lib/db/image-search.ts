import type { Expression, Kysely, RawBuilder, SqlBool } from "kysely";
import type { IndexSchema } from "./schema";

/** How a database finds any part of a filename. One per dialect; needles are filename keys. */
export interface ImageSearch {
  /** Called by a migration, once, when the image table exists. The structure then keeps itself in step. */
  create(db: Kysely<IndexSchema>): Promise<void>;
  /** A check of `image.filename_key`, row by row. Every needle works. */
  contains(needle: string): Expression<SqlBool>;
  /** A table of the `seq` of each match, from the search structure; undefined where it cannot answer for this needle. */
  findHits(needle: string): RawBuilder<{ seq: number }> | undefined;
}
