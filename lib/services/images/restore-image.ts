import type { Image } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "./get-visible-image";
import { imageSteps } from "./image-life";
import { toAudit } from "./to-audit";

/** Brings an image back from the trash. Throws `not-found` or `not-in-trash`. */
export const restoreImage = async (ctx: ServiceContext, { id }: { id: string }): Promise<Image> => {
  const restored = await ctx.images.move(
    id,
    { ...imageSteps.restore, trashedAt: null, purgeAfter: null },
    toAudit(ctx, "image.restored", { imageId: id }),
  );
  if (restored !== undefined) return restored;
  const image = await getVisibleImage(ctx, id);
  throw new AppError("not-in-trash", { detail: `${image.filename} is in the library, not in the trash.` });
};
