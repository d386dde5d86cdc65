import type { Image } from "@/lib/contracts/image";
import type { ServiceContext } from "../context";
import { withVariantsOfToday } from "../variants/variant-url";
import { getVisibleImage } from "./get-visible-image";

/** Ready or in the trash, with the variants of today. Throws `not-found`. */
export const getImage = async (
  ctx: Pick<ServiceContext, "images" | "accountShelf">,
  { id }: { id: string },
): Promise<Image> => withVariantsOfToday(ctx, await getVisibleImage(ctx, id));
