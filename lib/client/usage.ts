import { queryOptions } from "@tanstack/react-query";
import type { Usage } from "@/lib/contracts/usage";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** Counts as far as they are known, and the published prices. */
export function usageQuery() {
  return queryOptions({
    queryKey: queryKeys.usage,
    queryFn: ({ signal }) => apiFetch<Usage>(apiPath.usage, { signal }),
  });
}
