"use client";

import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { imageQuery, imagesQuery } from "@/lib/client/images";
import type { Image } from "@/lib/contracts/image";
import { sampleLimit } from "./variants-address";

const newestCount = 4;

export type Sample = {
  images: readonly Image[];
  /** The one that is shown; undefined without any image. */
  focus: Image | undefined;
  setFocusId: (id: string) => void;
  isLoading: boolean;
  hasFailed: boolean;
};

/** The images that variants are tried on: those chosen, else the newest few of the library. */
export const useSample = (sampleIds: readonly string[]): Sample => {
  const isChosen = sampleIds.length > 0;
  const [focusId, setFocusId] = useState<string>();
  const newest = useInfiniteQuery({ ...imagesQuery(), enabled: !isChosen });
  const chosen = useQueries({ queries: sampleIds.slice(0, sampleLimit).map((id) => imageQuery(id)) });
  const images = isChosen
    ? chosen.flatMap(({ data }) => (data === undefined || data.state !== "ready" ? [] : [data]))
    : (newest.data?.pages[0]?.items.slice(0, newestCount) ?? []);
  return {
    images,
    focus: images.find(({ id }) => id === focusId) ?? images[0],
    setFocusId,
    isLoading: isChosen ? chosen.some((query) => query.isPending) : newest.isPending,
    hasFailed: isChosen ? images.length === 0 && chosen.every((query) => query.isError) : newest.isError,
  };
};
