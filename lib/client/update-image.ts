import { mutationOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { FocalPoint } from "@/lib/contracts/focal-point";
import type { Image } from "@/lib/contracts/image";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

type ImageEdit = { alt?: string; tags?: string[]; folder?: string; focalPoint?: FocalPoint | null };
type ImageChange = { id: string; edit: ImageEdit };

/** Changes an image: shown at once where it is open, and back when the server refuses. */
export const useUpdateImage = () => useMutation(toUpdateOptions(useQueryClient()));

/** The mutation behind `useUpdateImage`. */
function toUpdateOptions(client: QueryClient) {
  return mutationOptions<Image, Error, ImageChange, Image | undefined>({
    mutationFn: ({ id, edit }) => apiFetch<Image>(apiPath.image(id), { method: "PATCH", body: edit }),
    onMutate: async ({ id, edit }) => {
      await client.cancelQueries({ queryKey: queryKeys.image(id) });
      const before = client.getQueryData<Image>(queryKeys.image(id));
      if (before) client.setQueryData<Image>(queryKeys.image(id), { ...before, ...edit });
      return before;
    },
    onError: (_error, { id }, before) => {
      if (before) client.setQueryData(queryKeys.image(id), before);
    },
    onSuccess: (answer, { id }) => client.setQueryData(queryKeys.image(id), answer),
    onSettled: async (_answer, _error, { id }) => {
      await client.invalidateQueries({ queryKey: queryKeys.imageHistory(id) });
      await client.invalidateQueries({ queryKey: queryKeys.imageLists, refetchType: "none" });
    },
  });
}
