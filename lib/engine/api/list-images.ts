import type { CatalogImage, ListQuery } from "@/lib/engine/catalog/image-catalog";
import type { ApiParts } from "./api-parts";
import { parseContinuationToken, toContinuationToken } from "./continuation-token";
import { parseCount, parseOrder, parsePerPage } from "./list-query";
import { parseMetaFilters } from "./meta-filters";

type ListParts = Pick<ApiParts, "catalog" | "credentials">;

const findCreator = (query: URLSearchParams): Pick<ListQuery, "creator"> => {
  const creator = query.get("creator");
  return creator === null ? {} : { creator };
};

/** List v1: numbered pages, newest first. */
export const listImagesByPage = async ({ catalog }: ListParts, query: URLSearchParams) => {
  const limit = parsePerPage(query);
  const page = parseCount(query, "page", { fallback: 1, max: 1_000_000_000 });
  const images = await catalog.images.list({ limit, order: "desc", offset: (page - 1) * limit, ...findCreator(query) });
  return { images, page, perPage: limit };
};

/** List v2: one page and the token of the next, null at the end. */
export const listImagesByToken = async (
  { catalog, credentials }: ListParts,
  query: URLSearchParams,
): Promise<{ images: readonly CatalogImage[]; continuationToken: string | null }> => {
  const limit = parsePerPage(query);
  const order = parseOrder(query);
  const meta = parseMetaFilters(query);
  const creator = findCreator(query);
  const scope = { key: credentials.apiToken, query: JSON.stringify([order, creator, meta]) };
  const token = query.get("continuation_token");
  const after = token === null || token === "" ? {} : { after: parseContinuationToken(token, scope) };
  // One more than asked tells whether there is a next page.
  const found = await catalog.images.list({ limit: limit + 1, order, meta, ...creator, ...after });
  const images = found.slice(0, limit);
  const last = images.at(-1);
  const continuationToken = found.length > limit && last !== undefined ? toContinuationToken(last, scope) : null;
  return { images, continuationToken };
};
