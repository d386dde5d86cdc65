"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { imagesQuery, type ImageFilters } from "@/lib/client/images";
import type { ProblemError } from "@/lib/client/problem-error";

/** The loaded part of a list, flat, and what a screen needs to say about the rest. */
export const useImageList = (filters: ImageFilters) => {
  const query = useInfiniteQuery({ ...imagesQuery(filters), placeholderData: keepPreviousData });
  const { fetchNextPage, isFetching } = query;
  const pages = query.data?.pages;
  const images = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const hasFailedMore = query.isFetchNextPageError;
  const loadMore = useCallback(() => {
    // After a failure a person decides; a loop of attempts would only hide it.
    if (!isFetching && !hasFailedMore) void fetchNextPage();
  }, [fetchNextPage, isFetching, hasFailedMore]);
  return {
    images,
    total: pages?.at(-1)?.total,
    isLoading: query.isPending,
    /** What is shown belongs to the search before. */
    isStale: query.isPlaceholderData,
    isComplete: !query.hasNextPage,
    isRetrying: query.isRefetching || query.isFetchingNextPage,
    problem: images.length === 0 ? (query.error as ProblemError | null) : null,
    hasFailedMore,
    loadMore,
    retryMore: () => void fetchNextPage(),
    retry: () => void query.refetch(),
  };
};
export type ImageList = ReturnType<typeof useImageList>;
