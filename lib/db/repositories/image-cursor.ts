import { createHash } from "node:crypto";
import type { ImageQuery } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";

/** The last row of a page: its sort value, and its `seq` where values are equal. */
export type ImagePosition = Readonly<{ value: string | number; seq: number }>;

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

const isNumeric = (sort: Listing["sort"]): boolean => sort.endsWith("sizeBytes");

/** Opaque to its holder, and good for the same query, state and sort only. */
export const toCursor = (listing: Listing, { value, seq }: ImagePosition): string =>
  Buffer.from(JSON.stringify([toMark(listing), value, seq])).toString("base64url");

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
  if (!Array.isArray(parts) || parts.length !== 3) throw refuse();
  const [mark, value, seq] = parts as unknown[];
  if (mark !== toMark(listing) || typeof seq !== "number" || !Number.isSafeInteger(seq)) throw refuse();
  if (isNumeric(listing.sort)) {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) throw refuse();
    return { value, seq };
  }
  if (typeof value !== "string") throw refuse();
  return { value, seq };
};
