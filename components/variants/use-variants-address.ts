"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseVariantsAddress, printVariantsAddress, type VariantsAddress } from "./variants-address";

const toAddress = (change: Partial<VariantsAddress>): string => {
  const now = parseVariantsAddress(new URLSearchParams(globalThis.location.search));
  return globalThis.location.pathname + printVariantsAddress({ ...now, ...change });
};

/** What is open and the sample live in the address; changing them loads no page. */
export const useVariantsAddress = () => {
  const search = useSearchParams();
  const address = useMemo(() => parseVariantsAddress(new URLSearchParams(search)), [search]);
  const go = useCallback((change: Partial<VariantsAddress>) => {
    globalThis.history.pushState(null, "", toAddress(change));
    globalThis.scrollTo({ top: 0 });
  }, []);
  const openEdit = useCallback((edit: string) => go({ edit, isNew: false, from: undefined }), [go]);
  const openNew = useCallback((from?: string) => go({ edit: undefined, isNew: true, from }), [go]);
  const openList = useCallback(() => go({ edit: undefined, isNew: false, from: undefined }), [go]);
  const chooseSample = useCallback((sampleIds: readonly string[]) => {
    globalThis.history.replaceState(null, "", toAddress({ sampleIds }));
  }, []);
  return { address, openEdit, openNew, openList, chooseSample };
};
