import { queryOptions } from "@tanstack/react-query";
import type { ImageFacts } from "@/lib/contracts/image-facts";
import type { ImageHistory } from "@/lib/contracts/image-history";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** What the original's bytes say. An original never changes under its id. */
export function imageFactsQuery(id: string) {
  return queryOptions({
    queryKey: queryKeys.imageFacts(id),
    queryFn: ({ signal }) => apiFetch<ImageFacts>(apiPath.imageFacts(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What happened to an image, newest first. */
export function imageHistoryQuery(id: string) {
  return queryOptions({
    queryKey: queryKeys.imageHistory(id),
    queryFn: ({ signal }) => apiFetch<ImageHistory>(apiPath.imageHistory(id), { signal }),
    staleTime: 0,
  });
}
