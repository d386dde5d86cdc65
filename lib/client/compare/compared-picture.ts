import { queryOptions } from "@tanstack/react-query";
import { previewHeaders, type PreviewFacts } from "@/lib/contracts/preview-headers";
import { apiResponse, readBody } from "../api-fetch";
import { apiPath } from "../api-path";
import { parsePreviewFacts, type PreviewChoice } from "../preview";
import { queryKeys } from "../query-keys";

/** The received bytes, for a worker to decode, and what was measured of them. `sha256` is that of the bytes. */
export type ComparedPicture = { blob: Blob; facts: PreviewFacts; sha256: string };

const keepMs = 60_000;

/** As `previewQuery`, with the bytes themselves: a worker may not read an object URL under the page's policy. */
export function comparedPictureQuery(id: string, choice: PreviewChoice) {
  return queryOptions({
    queryKey: [...queryKeys.previews, "compared", id, choice] as const,
    queryFn: async ({ signal }): Promise<ComparedPicture> => {
      const response = await apiResponse(apiPath.preview(id), { query: choice, signal });
      const facts = parsePreviewFacts(response.headers);
      const blob = await readBody(() => response.blob());
      return { blob, facts, sha256: response.headers.get(previewHeaders.sha256) ?? "" };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keepMs,
    structuralSharing: false,
  });
}
