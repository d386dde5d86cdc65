import { sql } from "kysely";
import type { ImageSearch } from "../image-search";

/** A trigram index knows nothing shorter. */
const trigramChars = 3;

const isIndexed = (needle: string): boolean => Array.from(needle).length >= trigramChars && !needle.includes("\0");

/** A quoted phrase: no operator of the match language works inside it. */
const toPhrase = (needle: string): string => `"${needle.replaceAll('"', '""')}"`;

/**
 * FTS5 over trigrams of the filename key. The text itself stays in the image table; triggers keep the two in step
 * within the transaction that changes a row. Keys are folded already, hence case_sensitive.
 */
const statements = [
  sql`create virtual table image_search using fts5(
    filename_key, content = 'image', content_rowid = 'seq', tokenize = 'trigram case_sensitive 1'
  )`,
  sql`create trigger image_search_insert after insert on image begin
    insert into image_search (rowid, filename_key) values (new.seq, new.filename_key);
  end`,
  sql`create trigger image_search_delete after delete on image begin
    insert into image_search (image_search, rowid, filename_key) values ('delete', old.seq, old.filename_key);
  end`,
  sql`create trigger image_search_update after update of filename_key on image begin
    insert into image_search (image_search, rowid, filename_key) values ('delete', old.seq, old.filename_key);
    insert into image_search (rowid, filename_key) values (new.seq, new.filename_key);
  end`,
];

/** Any part of a filename, by SQLite's FTS5 where it can and by reading the keys where it cannot. */
export const sqliteSearch: ImageSearch = {
  create: async (db) => {
    for (const statement of statements) await statement.execute(db);
  },

  contains: (needle) => sql`instr(${sql.ref("image.filename_key")}, ${needle}) > 0`,

  findHits: (needle) =>
    isIndexed(needle)
      ? sql<{ seq: number }>`(select rowid as seq from image_search where image_search match ${toPhrase(needle)})`
      : undefined,
};
