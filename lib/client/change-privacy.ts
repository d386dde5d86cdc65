import { mutationOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { isGeneratedId } from "@/lib/contracts/generated-id";
import type { Image } from "@/lib/contracts/image";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { actOnEach, type BulkResult } from "./image-mutations";
import { withImageReplaced, type ImagePages } from "./image-pages";
import { queryKeys } from "./query-keys";

type PrivacyWish = { ids: readonly string[]; isPrivate: boolean };

/** False for an id of somebody's choosing: the service keeps no such image private. */
export const mayBecome = ({ id }: Image, isPrivate: boolean): boolean => !isPrivate || isGeneratedId(id);

/** Makes images private or public, each on its own. Each has another id afterwards. */
export const useChangePrivacy = () => useMutation(toPrivacyOptions(useQueryClient()));

/** The mutation behind `useChangePrivacy`. */
export function toPrivacyOptions(client: QueryClient) {
  return mutationOptions<BulkResult, Error, PrivacyWish>({
    mutationFn: ({ ids, isPrivate }) =>
      actOnEach(ids, async (id) => {
        const image = await apiFetch<Image>(apiPath.image(id), { method: "PATCH", body: { isPrivate } });
        await follow(client, id, image);
      }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.imageLists, refetchType: "none" }),
  });
}

/** Lists keep the image in its place; who looks at the old id finds the new image. */
async function follow(client: QueryClient, id: string, image: Image): Promise<void> {
  await client.cancelQueries({ queryKey: queryKeys.images });
  client.setQueriesData<ImagePages>(
    { queryKey: queryKeys.imageLists },
    (list) => list && withImageReplaced(list, id, image),
  );
  for (const known of [image.id, id]) client.setQueryData(queryKeys.image(known), image);
}
