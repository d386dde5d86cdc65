import { infiniteQueryOptions, queryOptions, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Image, ImagePage, ImageSort } from "@/lib/contracts/image";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";
import type { ImagePages } from "./image-pages";

export type ImageFilters = {
  /** Any part of a filename. */
  q?: string;
  sort?: ImageSort;
  state?: "ready" | "trashed";
};

const pageLength = 100;

export const toWholeFilters = (filters: ImageFilters): Required<ImageFilters> => ({
  q: filters.q?.trim() ?? "",
  sort: filters.sort ?? "-uploadedAt",
  state: filters.state ?? "ready",
});

/** The library page by page. `data.pages[0].total` counts all that match. */
export function imagesQuery(filters: ImageFilters = {}) {
  const whole = toWholeFilters(filters);
  return infiniteQueryOptions({
    queryKey: queryKeys.imageList(whole),
    queryFn: ({ pageParam, signal }) =>
      apiFetch<ImagePage>(apiPath.images, {
        query: { ...whole, q: whole.q || undefined, limit: pageLength, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Starts a list from the page of it that came with the document, so that nothing has to be asked for first. */
export function useGivenImages(filters: ImageFilters, page: ImagePage | undefined): void {
  const client = useQueryClient();
  const { queryKey } = imagesQuery(filters);
  const given = page && { pages: [page], pageParams: [null] };
  useState(() => client.getQueryData(queryKey) ?? (given && client.setQueryData<ImagePages>(queryKey, given)));
}

/** One image with everything known of it. */
export function imageQuery(id: string) {
  return queryOptions({
    queryKey: queryKeys.image(id),
    queryFn: ({ signal }) => apiFetch<Image>(apiPath.image(id), { signal }),
  });
}

/** One image, shown at once from a list that holds it while the fresh answer is on its way. */
export function useImage(id: string) {
  const client = useQueryClient();
  return useQuery({ ...imageQuery(id), placeholderData: () => findListedImage(client, id) });
}

/** The image as any loaded list knows it. */
export function findListedImage(client: QueryClient, id: string): Image | undefined {
  for (const [, list] of client.getQueriesData<ImagePages>({ queryKey: queryKeys.imageLists })) {
    for (const page of list?.pages ?? []) {
      const found = page.items.find((item) => item.id === id);
      if (found) return found;
    }
  }
  return undefined;
}
