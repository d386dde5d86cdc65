import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { KeyList, SignedUrl, SignedUrlCheck, SignedUrlInput } from "@/lib/contracts/signing";
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

/** Makes a key of this name. One that is there already stays as it is. */
export const useCreateKey = () => useKeyChange((name) => apiFetch<KeyList>(apiPath.key(name), { method: "PUT" }));

/** Deletes a key: every URL it signed ends at once. */
export const useDeleteKey = () => useKeyChange((name) => apiFetch<KeyList>(apiPath.key(name), { method: "DELETE" }));

function useKeyChange(change: (name: string) => Promise<KeyList>) {
  const client = useQueryClient();
  return useMutation<KeyList, Error, string>({
    mutationFn: change,
    onSuccess: (answer) => client.setQueryData(queryKeys.keys, answer),
    onError: () => client.invalidateQueries({ queryKey: queryKeys.keys }),
  });
}

/** Signs the delivery URL of an image. Nothing is changed; the act is kept in the image's history. */
export const useSignUrl = () =>
  useMutation<SignedUrl, Error, { id: string } & SignedUrlInput>({
    mutationFn: ({ id, ...body }) => apiFetch<SignedUrl>(apiPath.signedUrl(id), { method: "POST", body }),
  });

/** Reads a signed URL and says whether it opens its image now. */
export const useCheckSignedUrl = () =>
  useMutation<SignedUrlCheck, Error, string>({
    mutationFn: (url) => apiFetch<SignedUrlCheck>(apiPath.signedUrlCheck, { method: "POST", body: { url } }),
  });
