import { setImmediate } from "node:timers/promises";
import type { Kysely, Selectable } from "@/lib/db/kysely";
import { compareTexts, meetsConditions } from "./field-check";
import type { CatalogImage, ListQuery, MetaFilter } from "./image-catalog";
import { toFieldConditions, toFieldRows } from "./image-fields";
import type { CatalogSchema } from "./schema";

type Db = Kysely<CatalogSchema>;
type Place = Readonly<{ uploaded: string; id: string }>;
type Row = Selectable<CatalogSchema["image"]>;

type Tuning = Readonly<{
  /** A filter with fewer hits than this is looked up; with more, a page fills by looking at images in order. */
  fewHits: number;
  /** Most images looked at in one statement. Nobody else's request runs meanwhile. */
  stepMost: number;
}>;

const usual: Tuning = { fewHits: 1000, stepMost: 2000 };

/** Whether a page starts after a place: the first comparison bounds the index scan, the second settles equal times. */
const directions = { asc: [">=", ">"], desc: ["<=", "<"] } as const;

const fieldRows = (db: Db, filter: MetaFilter) => {
  let rows = db.selectFrom("image_field");
  for (const [column, comparison, value] of toFieldConditions(filter)) rows = rows.where(column, comparison, value);
  return rows;
};

/** The next images in order, straight from an index. */
const readByUpload = (db: Db, { limit, order, offset = 0, after, creator }: ListQuery): Promise<Row[]> => {
  const [onwards, strictly] = directions[order];
  let rows = db.selectFrom("image").selectAll().orderBy("uploaded", order).orderBy("id", order).limit(limit);
  if (creator === "") rows = rows.where("creator", "is", null);
  else if (creator !== undefined) rows = rows.where("creator", "=", creator);
  if (after === undefined) return rows.offset(offset).execute();
  return rows
    .where("uploaded", onwards, after.uploaded)
    .where((or) => or.or([or("uploaded", strictly, after.uploaded), or("id", strictly, after.id)]))
    .execute();
};

/** The next images with one exact value, in order: the index by value is in the order of upload, too. */
const readByValue = async (db: Db, filter: MetaFilter, { limit, order, after }: ListQuery): Promise<Row[]> => {
  const [onwards, strictly] = directions[order];
  let rows = fieldRows(db, filter)
    .select("image_id")
    .orderBy("uploaded", order)
    .orderBy("image_id", order)
    .limit(limit);
  if (after !== undefined) {
    rows = rows
      .where("uploaded", onwards, after.uploaded)
      .where((or) => or.or([or("uploaded", strictly, after.uploaded), or("image_id", strictly, after.id)]));
  }
  const places = await rows.execute();
  return readByIds(
    db,
    places.map((place) => place.image_id),
    order,
  );
};

/** In order; ids that there are not any more are left out. Nothing but the key is asked, so that the key is used. */
const readByIds = async (db: Db, ids: readonly string[], order: ListQuery["order"]): Promise<Row[]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("image").selectAll().where("id", "in", ids).execute();
  return order === "asc" ? rows.sort(byUpload) : rows.sort((a, b) => byUpload(b, a));
};

const byUpload = (a: Place, b: Place): number => compareTexts(a.uploaded, b.uploaded) || compareTexts(a.id, b.id);

const isAfter = (row: Row, { order, after }: ListQuery): boolean =>
  after === undefined || (order === "asc" ? byUpload(row, after) > 0 : byUpload(row, after) < 0);

const isByCreator = (row: Row, { creator }: ListQuery): boolean =>
  creator === undefined || (row.creator ?? "") === creator;

const meets = (row: Row, filters: readonly MetaFilter[]): boolean => {
  if (filters.length === 0) return true;
  const fields = toFieldRows({ ...row, meta: JSON.parse(row.meta) as CatalogImage["meta"] });
  return filters.every((filter) => fields.some((field) => meetsConditions(field, toFieldConditions(filter))));
};

/** A filter for one exact value. */
const isExact = (filter: MetaFilter): boolean => "values" in filter && new Set(filter.values).size === 1;

/** Walks images in order, a step at a time with room for other requests between, until the page is full. */
const readBySteps = async (db: Db, query: ListQuery, stepMost: number): Promise<Row[]> => {
  const { order, limit, meta = [] } = query;
  const exact = meta.find(isExact);
  const others = meta.filter((filter) => filter !== exact);
  const found: Row[] = [];
  for (let { after } = query, step = limit; found.length < limit; step *= 2) {
    const range = { order, limit: Math.min(step, stepMost), ...(after === undefined ? {} : { after }) };
    const rows = exact === undefined ? await readByUpload(db, range) : await readByValue(db, exact, range);
    after = rows.at(-1);
    if (after === undefined) break;
    found.push(...rows.filter((row) => isByCreator(row, query) && meets(row, others)));
    await setImmediate();
  }
  return found.slice(0, limit);
};

/** The images of the first filter that few meet, or undefined when many meet each of them. */
const findFew = async (
  db: Db,
  filters: readonly MetaFilter[],
  fewHits: number,
): Promise<readonly string[] | undefined> => {
  for (const filter of filters) {
    const hits = await fieldRows(db, filter).select("image_id").limit(fewHits).execute();
    if (hits.length < fewHits) return hits.map((hit) => hit.image_id);
  }
  return undefined;
};

/**
 * One page of images, by keyset. `offset` is for lists without metadata filters. Metadata is narrowed down by one
 * index and then checked in code: the database knows too little of these tables to choose well between several.
 */
export const readPage = async (
  db: Db,
  query: ListQuery,
  { fewHits, stepMost }: Tuning = usual,
): Promise<readonly Row[]> => {
  const { meta = [], limit, order } = query;
  if (meta.length === 0) return readByUpload(db, query);
  const few = await findFew(db, meta, fewHits);
  if (few === undefined) return readBySteps(db, query, stepMost);
  const rows = await readByIds(db, few, order);
  return rows.filter((row) => isAfter(row, query) && isByCreator(row, query) && meets(row, meta)).slice(0, limit);
};
