"use client";

import { useImageList } from "./use-image-list";
import { useLibraryAddress } from "./use-library-address";
import { useSelection } from "./use-selection";

/** What a screen of pictures shows: the address it was asked by, the pictures, and which are selected. */
export const useListView = (state: "ready" | "trashed") => {
  const { address, ...ways } = useLibraryAddress();
  const list = useImageList({ q: address.q, sort: address.sort, state });
  return { address, list, ...ways, ...useSelection(list.images) };
};
export type ListView = ReturnType<typeof useListView>;
