import type { ImagePage, ImageQuery } from "@/lib/contracts/image";
import type { ServiceContext } from "../context";

/** One page from the index, never from the upstream. Throws `invalid-cursor`. */
export const listImages = (ctx: Pick<ServiceContext, "images">, query: ImageQuery): Promise<ImagePage> =>
  ctx.images.list(query);
