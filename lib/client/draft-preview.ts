import { queryOptions } from "@tanstack/react-query";
import type { Device } from "@/lib/contracts/device";
import type { VariantOptions } from "@/lib/contracts/variant";
import { apiResponse, readBody } from "./api-fetch";
import { apiPath } from "./api-path";
import { parsePreviewFacts, type Preview } from "./preview";
import { queryKeys } from "./query-keys";

export type DraftPreviewChoice = {
  options: VariantOptions;
  device?: Device;
  /** Overrides the Accept header of a current browser. */
  accept?: string;
};

const keepMs = 30_000;

/**
 * What unsaved options would deliver. A superseded query must be cancelled, which ends its work at the upstream:
 * a component that changes its choice, or unmounts, does so by itself.
 */
export function draftPreviewQuery(id: string, choice: DraftPreviewChoice) {
  return queryOptions({
    queryKey: queryKeys.draftPreview(id, choice),
    queryFn: async ({ signal }): Promise<Preview> => {
      const response = await apiResponse(apiPath.draftPreview(id), { method: "POST", body: choice, signal });
      const facts = parsePreviewFacts(response.headers);
      const blob = await readBody(() => response.blob());
      return { url: URL.createObjectURL(blob), facts };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keepMs,
    retry: false,
    structuralSharing: false,
  });
}
