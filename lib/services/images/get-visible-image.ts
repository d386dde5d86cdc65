import type { Image } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { isVisible } from "./image-life";

/** The same words whether an image never was or is on its way out. */
export const noSuchImage = (): AppError => new AppError("not-found", { detail: "There is no image with this id." });

/** Throws `not-found`; an image that is being deleted for good counts as gone. */
export const getVisibleImage = async (ctx: Pick<ServiceContext, "images">, id: string): Promise<Image> => {
  const image = await ctx.images.find(id);
  if (image === undefined || !isVisible(image.state)) throw noSuchImage();
  return image;
};
