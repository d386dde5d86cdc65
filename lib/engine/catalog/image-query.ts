import type { Kysely } from "@/lib/db/kysely";
import type { ListQuery, MetaFilter, MetaValue } from "./image-catalog";
import { toFieldText } from "./image-fields";
import type { CatalogSchema } from "./schema";

type Db = Kysely<CatalogSchema>;
type EqualFilter = Extract<MetaFilter, { values: unknown }>;

const kindOf = (value: MetaValue): "string" | "number" | "boolean" =>
  typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean";

const comparisons = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

/** The rows of `image_field` that meet one filter. */
const fieldRows = (db: Db, filter: MetaFilter) => {
  const rows = db.selectFrom("image_field").where("image_field.path", "=", filter.path.join("."));
  if ("values" in filter) {
    return rows.where((or) =>
      or.or(
        filter.values.map((value) =>
          or.and({ "image_field.kind": kindOf(value), "image_field.text": toFieldText(value) }),
        ),
      ),
    );
  }
  const comparison = comparisons[filter.operator];
  return typeof filter.value === "number"
    ? rows.where("image_field.number", comparison, filter.value)
    : rows.where("image_field.kind", "=", "string").where("image_field.text", comparison, filter.value);
};

/** A filter for one exact value: its index is in the order of upload already, so the page is read straight from it. */
const isExact = (filter: MetaFilter): filter is EqualFilter => "values" in filter && filter.values.length === 1;

/** Whether a page starts after a place: the first comparison bounds the index scan, the second settles equal times. */
const directions = { asc: [">=", ">"], desc: ["<=", "<"] } as const;

const selectByUpload = (db: Db, { order, creator, meta = [], after }: ListQuery) => {
  const [onwards, strictly] = directions[order];
  let rows = db.selectFrom("image").selectAll("image").orderBy("image.uploaded", order).orderBy("image.id", order);
  if (creator === "") rows = rows.where("image.creator", "is", null);
  else if (creator !== undefined) rows = rows.where("image.creator", "=", creator);
  for (const filter of meta) {
    rows = rows.where("image.id", "in", fieldRows(db, filter).select("image_field.image_id"));
  }
  if (after === undefined) return rows;
  return rows
    .where("image.uploaded", onwards, after.uploaded)
    .where((or) => or.or([or("image.uploaded", strictly, after.uploaded), or("image.id", strictly, after.id)]));
};

/** The same, read along the index of one exact value. */
const selectByValue = (db: Db, exact: EqualFilter, { order, creator, meta = [], after }: ListQuery) => {
  const [onwards, strictly] = directions[order];
  let rows = fieldRows(db, exact)
    .innerJoin("image", "image.id", "image_field.image_id")
    .selectAll("image")
    .orderBy("image_field.uploaded", order)
    .orderBy("image_field.image_id", order);
  if (creator === "") rows = rows.where("image.creator", "is", null);
  else if (creator !== undefined) rows = rows.where("image.creator", "=", creator);
  for (const filter of meta.filter((other) => other !== exact)) {
    rows = rows.where("image.id", "in", fieldRows(db, filter).select("image_field.image_id"));
  }
  if (after === undefined) return rows;
  return rows
    .where("image_field.uploaded", onwards, after.uploaded)
    .where((or) =>
      or.or([or("image_field.uploaded", strictly, after.uploaded), or("image_field.image_id", strictly, after.id)]),
    );
};

/** One page of images, by keyset. */
export const readPage = (db: Db, query: ListQuery) => {
  const exact = query.meta?.find(isExact);
  const { limit, offset = 0 } = query;
  return exact === undefined
    ? selectByUpload(db, query).limit(limit).offset(offset).execute()
    : selectByValue(db, exact, query).limit(limit).offset(offset).execute();
};
