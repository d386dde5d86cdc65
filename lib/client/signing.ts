import { queryOptions, useMutation } from "@tanstack/react-query";
import type { KeyList, SignedUrl, SignedUrlInput } from "@/lib/contracts/signing";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** Names of the signing keys. For owners only. */
export function keysQuery() {
  return queryOptions({
    queryKey: queryKeys.keys,
    queryFn: ({ signal }) => apiFetch<KeyList>(apiPath.keys, { signal }),
  });
}

/** Signs the delivery URL of an image. Nothing is changed; the act is kept in the image's history. */
export const useSignUrl = () =>
  useMutation<SignedUrl, Error, { id: string } & SignedUrlInput>({
    mutationFn: ({ id, ...body }) => apiFetch<SignedUrl>(apiPath.signedUrl(id), { method: "POST", body }),
  });
