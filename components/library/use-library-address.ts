"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import { parseLibraryAddress, printLibraryAddress, type LibraryAddress } from "./library-address";

type Change = Partial<LibraryAddress>;

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
