import type { Image } from "@/lib/contracts/image";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "./get-visible-image";

/** Ready or in the trash. Throws `not-found`. */
export const getImage = (ctx: Pick<ServiceContext, "images">, { id }: { id: string }): Promise<Image> =>
  getVisibleImage(ctx, id);
