import { queryOptions } from "@tanstack/react-query";
import type { Image } from "@/lib/contracts/image";
import { previewHeaders, type PreviewFacts } from "@/lib/contracts/preview-headers";
import { apiFetch, apiResponse, readBody } from "../api-fetch";
import { apiPath } from "../api-path";
import { parsePreviewFacts, type PreviewChoice } from "../preview";
import { queryKeys } from "../query-keys";

/** The received bytes, for a worker to decode, and what was measured of them. `sha256` is that of the bytes. */
export type ComparedPicture = {
  blob: Blob;
  facts: Pick<PreviewFacts, "format" | "widthPx" | "heightPx" | "sizeBytes" | "originalBytes">;
  sha256: string;
};

const keeping = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000, structuralSharing: false } as const;

/** As `previewQuery`, with the bytes themselves: a worker may not read an object URL under the page's policy. */
export function comparedPictureQuery(id: string, choice: PreviewChoice) {
  return queryOptions<ComparedPicture, Error, ComparedPicture, readonly unknown[]>({
    queryKey: [...queryKeys.previews, "compared", id, choice],
    queryFn: async ({ signal }) => {
      const response = await apiResponse(apiPath.preview(id), { query: choice, signal });
      const facts = parsePreviewFacts(response.headers);
      const blob = await readBody(() => response.blob());
      return { blob, facts, sha256: response.headers.get(previewHeaders.sha256) ?? "" };
    },
    ...keeping,
  });
}

/** The file as it was uploaded. Its size in pixels is what was measured at upload. */
export function comparedOriginalQuery(id: string) {
  return queryOptions<ComparedPicture, Error, ComparedPicture, readonly unknown[]>({
    queryKey: [...queryKeys.previews, "original", id],
    queryFn: async ({ signal }) => {
      const [image, response] = await Promise.all([
        apiFetch<Image>(apiPath.image(id), { signal }),
        apiResponse(apiPath.original(id), { signal }),
      ]);
      const blob = await readBody(() => response.blob());
      const { widthPx, heightPx, sha256 } = image;
      const format = /^image\/(.+)$/.exec(blob.type)?.[1] ?? image.format;
      return { blob, facts: { format, widthPx, heightPx, sizeBytes: blob.size, originalBytes: blob.size }, sha256 };
    },
    ...keeping,
  });
}
