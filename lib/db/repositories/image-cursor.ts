import { createHash } from "node:crypto";
import type { ImageQuery, ImageSort } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";
import type { ImageTable } from "../schema";

/** What a listing is ordered by, all in one direction. The id comes last and makes every row different. */
const sortColumns = {
  uploadedAt: ["uploaded_at", "id"],
  filename: ["filename_key", "id"],
  sizeBytes: ["size_bytes", "id"],
} as const satisfies Record<string, readonly (keyof ImageTable)[]>;

export type SortColumn = (typeof sortColumns)[keyof typeof sortColumns][number];

export const sortColumnsOf = (sort: ImageSort): readonly SortColumn[] =>
  sortColumns[sort.replace(/^-/, "") as keyof typeof sortColumns];

/** The last row of a page, by the values of its sort columns. */
export type ImagePosition = readonly (string | number)[];

type Listing = Pick<ImageQuery, "q" | "sort" | "state">;

const refuse = (cause?: unknown): AppError =>
  new AppError("invalid-cursor", {
    detail: "This page marker belongs to another list or is damaged. Start again from the first page.",
    cause,
  });

/** Ties a cursor to the list it was made for. */
const toMark = ({ q, sort, state }: Listing): string =>
  createHash("sha256")
    .update(JSON.stringify([state, sort, q]))
    .digest("base64url")
    .slice(0, 12);

const isNumeric = (column: SortColumn): boolean => column === "size_bytes";

const fits = (column: SortColumn, value: unknown): value is string | number =>
  isNumeric(column) ? Number.isSafeInteger(value) : typeof value === "string";

/** Opaque to its holder, and good for the same query, state and sort only. */
export const toCursor = (listing: Listing, row: Readonly<Record<SortColumn, string | number>>): string =>
  Buffer.from(JSON.stringify([toMark(listing), ...sortColumnsOf(listing.sort).map((column) => row[column])])).toString(
    "base64url",
  );

const parseJson = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch (cause) {
    throw refuse(cause);
  }
};

/** Throws `invalid-cursor` for anything that `toCursor` did not make for this listing. */
export const parseCursor = (listing: Listing, cursor: string): ImagePosition => {
  const parts = parseJson(cursor);
  if (!Array.isArray(parts) || parts[0] !== toMark(listing)) throw refuse();
  const values: unknown[] = parts.slice(1);
  const columns = sortColumnsOf(listing.sort);
  if (values.length !== columns.length) throw refuse();
  return columns.map((column, at) => {
    const value = values[at];
    if (!fits(column, value)) throw refuse();
    return value;
  });
};
