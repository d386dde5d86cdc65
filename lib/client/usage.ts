import { queryOptions } from "@tanstack/react-query";
import type { Usage } from "@/lib/contracts/usage";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** Stored and delivered counts as known, prices with their source, and a projection. */
export function usageQuery() {
  return queryOptions({
    queryKey: queryKeys.usage,
    queryFn: ({ signal }) => apiFetch<Usage>(apiPath.usage, { signal }),
  });
}
