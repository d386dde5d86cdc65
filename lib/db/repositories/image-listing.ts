import type { ImageQuery, ImageSort, ImageState } from "@/lib/contracts/image";
import { type Kysely, type RawBuilder, sql, type SqlBool } from "kysely";
import { toFilenameKey } from "../filename-key";
import type { ImageSearch } from "../image-search";
import type { IndexSchema } from "../schema";
import { type ImagePosition, parseCursor, type SortColumn, sortColumnsOf } from "./image-cursor";

export const orderOf = (sort: ImageSort): "asc" | "desc" => (sort.startsWith("-") ? "desc" : "asc");

/**
 * How matches are found. `all`: no search. `hits`: from the search structure, then sorted, for few matches.
 * `walk`: along the sort's index, checking each key, for many matches or needles the structure cannot answer.
 */
export type ListingPlan =
  | Readonly<{ kind: "all" }>
  | Readonly<{ kind: "hits"; hits: RawBuilder<{ seq: number }> }>
  | Readonly<{ kind: "walk"; needle: string; hits: RawBuilder<{ seq: number }> | undefined }>;

/** More matches than this are cheaper to walk than to sort. */
const sortableHits = 5000;

const otherStates: readonly ImageState[] = ["uploading", "trashed", "purging"];

export const chooseListingPlan = async (
  db: Kysely<IndexSchema>,
  search: ImageSearch,
  { q, state }: Pick<ImageQuery, "q" | "state">,
): Promise<ListingPlan> => {
  const needle = toFilenameKey(q);
  if (needle === "") return { kind: "all" };
  // The search structure knows no states, and all but "ready" are small: there a walk is the short way.
  const hits = state === "ready" ? search.findHits(needle) : undefined;
  if (hits === undefined) return { kind: "walk", needle, hits };
  const probe = db
    .selectFrom(hits.as("hit"))
    .select("hit.seq")
    .limit(sortableHits + 1);
  const { found } = await db
    .selectFrom(probe.as("probe"))
    .select((eb) => eb.fn.countAll<number>().as("found"))
    .executeTakeFirstOrThrow();
  return Number(found) > sortableHits ? { kind: "walk", needle, hits } : { kind: "hits", hits };
};

/** Rows beyond a position, as one comparison of tuples: that is what an index seeks by. */
const toPositionCheck = (
  columns: readonly SortColumn[],
  { order, position }: Readonly<{ order: "asc" | "desc"; position: ImagePosition }>,
): RawBuilder<SqlBool> => {
  const names = sql.join(columns.map((column) => sql.ref(`image.${column}`)));
  return sql<SqlBool>`(${names}) ${sql.raw(order === "asc" ? ">" : "<")} (${sql.join([...position])})`;
};

type Listing = Pick<ImageQuery, "q" | "sort" | "state" | "limit" | "cursor" | "offset">;

/** The `seq` of each row of the page, one more than asked for: its presence tells of a next page. */
export const pageKeysQuery = (
  db: Kysely<IndexSchema>,
  { plan, search }: Readonly<{ plan: ListingPlan; search: ImageSearch }>,
  listing: Listing,
) => {
  const columns = sortColumnsOf(listing.sort);
  const order = orderOf(listing.sort);
  let query = (
    plan.kind === "hits"
      ? // The order of a cross join tells the planner to start from the few matches.
        db.selectFrom(plan.hits.as("hit")).crossJoin("image").whereRef("image.seq", "=", "hit.seq")
      : db.selectFrom("image")
  )
    .select("image.seq")
    .where("image.state", "=", listing.state)
    .limit(listing.limit + 1);
  for (const column of columns) query = query.orderBy(`image.${column}`, order);
  if (plan.kind === "walk") query = query.where(search.contains(plan.needle));
  if (listing.offset !== undefined) query = query.offset(listing.offset);
  if (listing.cursor !== undefined) {
    query = query.where(toPositionCheck(columns, { order, position: parseCursor(listing, listing.cursor) }));
  }
  return query;
};

const countRows = async (query: { executeTakeFirstOrThrow(): Promise<{ total: number }> }): Promise<number> =>
  Number((await query.executeTakeFirstOrThrow()).total);

/** Exact. "Ready" is counted as all minus the others, because all is what a database counts fastest. */
export const countListing = async (
  db: Kysely<IndexSchema>,
  { plan, search }: Readonly<{ plan: ListingPlan; search: ImageSearch }>,
  { state }: Pick<ImageQuery, "state">,
): Promise<number> => {
  const images = db.selectFrom("image").select((eb) => eb.fn.countAll<number>().as("total"));
  const others = images.where("image.state", "in", otherStates);
  if (plan.kind === "hits") {
    return countRows(
      db
        .selectFrom(plan.hits.as("hit"))
        .crossJoin("image")
        .whereRef("image.seq", "=", "hit.seq")
        .where("image.state", "=", state)
        .select((eb) => eb.fn.countAll<number>().as("total")),
    );
  }
  if (plan.kind === "walk" && plan.hits === undefined) {
    return countRows(images.where("image.state", "=", state).where(search.contains(plan.needle)));
  }
  if (state !== "ready") return countRows(images.where("image.state", "=", state));
  if (plan.kind === "walk" && plan.hits !== undefined) {
    const hits = db.selectFrom(plan.hits.as("hit")).select((eb) => eb.fn.countAll<number>().as("total"));
    return (await countRows(hits)) - (await countRows(others.where(search.contains(plan.needle))));
  }
  return (await countRows(images)) - (await countRows(others));
};
