"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import type { ImageSort } from "@/lib/contracts/image";
import { sortNames } from "./words";

const firstSort: ImageSort = "-uploadedAt";
const isSort = (text: string | null): text is ImageSort => text !== null && Object.hasOwn(sortNames, text);

export type LibraryAddress = { q: string; sort: ImageSort; imageId: string | undefined };
type Change = Partial<LibraryAddress>;

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

const changed = (change: Change): string => {
  const search = new URLSearchParams(globalThis.location.search);
  const address = { ...parseLibraryAddress(search), ...change };
  return globalThis.location.pathname + printLibraryAddress(search, address);
};

/** Search, sort and the open image live in the address; changing them loads no page. */
export const useLibraryAddress = () => {
  const search = useSearchParams();
  const address = useMemo(() => parseLibraryAddress(new URLSearchParams(search)), [search]);
  const hasOpened = useRef(false);

  const filter = useCallback((change: Pick<Change, "q" | "sort">) => {
    globalThis.history.replaceState(null, "", changed(change));
  }, []);
  const open = useCallback((imageId: string) => {
    const isOpen = parseLibraryAddress(new URLSearchParams(globalThis.location.search)).imageId !== undefined;
    if (isOpen) return globalThis.history.replaceState(null, "", changed({ imageId }));
    hasOpened.current = true;
    return globalThis.history.pushState(null, "", changed({ imageId }));
  }, []);
  // What was opened from here is closed by going back, so that "back" does not open it again.
  const close = useCallback(() => {
    if (hasOpened.current) globalThis.history.back();
    else globalThis.history.replaceState(null, "", changed({ imageId: undefined }));
    hasOpened.current = false;
  }, []);
  return { address, filter, open, close };
};
