import type { QueryClient } from "@tanstack/react-query";
import type { Image } from "@/lib/contracts/image";
import { withImageFirst, type ImagePages } from "./image-pages";
import { toWholeFilters } from "./images";
import { queryKeys } from "./query-keys";

/** Shows a finished upload first in the newest-first library, without asking the server again. */
export function showUploadedImage(client: QueryClient, image: Image): void {
  const newestFirst = queryKeys.imageList(toWholeFilters({}));
  client.setQueryData<ImagePages>(newestFirst, (list) => (list ? withImageFirst(list, image) : list));
}

/** Asks again for every list: for the end of a batch, when order and totals must be exact. */
export function refreshImageLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: queryKeys.imageLists });
}
