"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseSigningAddress, printSigningAddress, type SigningAddress } from "./signing-address";

/** The screen lives in the address; another tab or image is a step back, another variant is not. */
export const useSigningAddress = () => {
  const search = useSearchParams();
  const address = useMemo(() => parseSigningAddress(new URLSearchParams(search)), [search]);
  const change = useCallback((part: Partial<SigningAddress>) => {
    const now = parseSigningAddress(new URLSearchParams(globalThis.location.search));
    const path = printSigningAddress({ ...now, ...part });
    if ("tab" in part || "imageId" in part) globalThis.history.pushState(null, "", path);
    else globalThis.history.replaceState(null, "", path);
  }, []);
  return { address, change };
};
