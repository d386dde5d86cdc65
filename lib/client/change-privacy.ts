import { mutationOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Image } from "@/lib/contracts/image";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { withImageReplaced, type ImagePages } from "./image-pages";
import { queryKeys } from "./query-keys";

type PrivacyWish = { id: string; isPrivate: boolean };

/** Makes an image private or public. What is answered has another id. */
export const useChangePrivacy = () => useMutation(toPrivacyOptions(useQueryClient()));

/** The mutation behind `useChangePrivacy`: lists keep the image in its place; who looks at the old id finds the new image. */
export function toPrivacyOptions(client: QueryClient) {
  return mutationOptions<Image, Error, PrivacyWish>({
    mutationFn: ({ id, isPrivate }) => apiFetch<Image>(apiPath.image(id), { method: "PATCH", body: { isPrivate } }),
    onSuccess: async (answer, { id }) => {
      await client.cancelQueries({ queryKey: queryKeys.images });
      client.setQueriesData<ImagePages>(
        { queryKey: queryKeys.imageLists },
        (list) => list && withImageReplaced(list, id, answer),
      );
      for (const known of [answer.id, id]) client.setQueryData(queryKeys.image(known), answer);
      await client.invalidateQueries({ queryKey: queryKeys.imageLists, refetchType: "none" });
    },
  });
}
