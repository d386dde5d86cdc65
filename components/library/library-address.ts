import type { ImageSort } from "@/lib/contracts/image";
import { sortNames } from "./words";

const firstSort: ImageSort = "-uploadedAt";
const isSort = (text: string | null): text is ImageSort => text !== null && Object.hasOwn(sortNames, text);

export type LibraryAddress = { q: string; sort: ImageSort; imageId: string | undefined };

/** Reads the address of the library; an unknown sort is the first one. */
export const parseLibraryAddress = (search: URLSearchParams): LibraryAddress => {
  const sort = search.get("sort");
  return {
    q: (search.get("q") ?? "").trim(),
    sort: isSort(sort) ? sort : firstSort,
    imageId: search.get("image") || undefined,
  };
};

/** Writes it back: what is as at first is left out, what others put there stays. */
export const printLibraryAddress = (search: URLSearchParams, address: LibraryAddress): string => {
  const next = new URLSearchParams(search);
  const put = (name: string, value: string | undefined) => {
    if (value === undefined || value === "") next.delete(name);
    else next.set(name, value);
  };
  put("q", address.q);
  put("sort", address.sort === firstSort ? undefined : address.sort);
  put("image", address.imageId);
  return next.size === 0 ? "" : `?${next.toString()}`;
};
