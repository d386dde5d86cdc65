"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseMatrixAddress, printMatrixAddress, type MatrixAddress } from "./matrix-address";

/** The matrix lives in the address; choosing other images is a step back, settings are not. */
export const useMatrixAddress = () => {
  const search = useSearchParams();
  const address = useMemo(() => parseMatrixAddress(new URLSearchParams(search)), [search]);
  const change = useCallback((part: Partial<MatrixAddress>) => {
    const now = parseMatrixAddress(new URLSearchParams(globalThis.location.search));
    const path = printMatrixAddress({ ...now, ...part });
    if (part.ids === undefined) globalThis.history.replaceState(null, "", path);
    else globalThis.history.pushState(null, "", path);
  }, []);
  return { address, change };
};
