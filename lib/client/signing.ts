import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  KeyList,
  KeyUse,
  SignedUrl,
  SignedUrlCheck,
  SignedUrlInput,
  SignedUrlOpening,
} from "@/lib/contracts/signing";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** Names of the signing keys. For owners and editors. */
export function keysQuery() {
  return queryOptions({
    queryKey: queryKeys.keyList,
    queryFn: ({ signal }) => apiFetch<KeyList>(apiPath.keys, { signal }),
  });
}

/** How much this console signed with a key, asked anew each time it is looked at. */
export function keyUseQuery(name: string) {
  return queryOptions({
    queryKey: queryKeys.keyUse(name),
    queryFn: ({ signal }) => apiFetch<KeyUse>(apiPath.key(name), { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Makes or deletes a key. The answer names all keys: the upstream replaces the last one by a fresh one. */
const useKeyChange = (method: "PUT" | "DELETE") => {
  const client = useQueryClient();
  return useMutation<KeyList, Error, string>({
    mutationFn: (name) => apiFetch<KeyList>(apiPath.key(name), { method }),
    onSuccess: (list) => client.setQueryData<KeyList>(queryKeys.keyList, list),
    // Not the whole branch: the use of a key that is gone would be asked for in vain.
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.keyList }),
  });
};

/** Makes a signing key by its name. For owners. */
export const useCreateKey = () => useKeyChange("PUT");

/** Deletes a signing key: every URL it signed ends at once. For owners. */
export const useDeleteKey = () => useKeyChange("DELETE");

/** Signs the delivery URL of an image. Nothing is changed; the act is kept in the image's history. */
export const useSignUrl = () => {
  const client = useQueryClient();
  return useMutation<SignedUrl, Error, { id: string } & SignedUrlInput>({
    mutationFn: ({ id, ...body }) => apiFetch<SignedUrl>(apiPath.signedUrl(id), { method: "POST", body }),
    onSuccess: (_signed, { id }) => {
      void client.invalidateQueries({ queryKey: queryKeys.imageHistory(id) });
    },
  });
};

/** Reads a URL and holds its signature against every key. Asks no delivery host. */
export const useCheckSignedUrl = () =>
  useMutation<SignedUrlCheck, Error, string>({
    mutationFn: (url) => apiFetch<SignedUrlCheck>(apiPath.signedUrlCheck, { method: "POST", body: { url } }),
  });

/** Fetches a delivery URL of this account as someone without a session. */
export const useOpenSignedUrl = () =>
  useMutation<SignedUrlOpening, Error, string>({
    mutationFn: (url) => apiFetch<SignedUrlOpening>(apiPath.signedUrlOpen, { method: "POST", body: { url } }),
  });
