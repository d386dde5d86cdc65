import type { ServiceContext } from "../context";
import { noSuchImage } from "./get-visible-image";
import { imageSteps } from "./image-life";
import { purgeImage } from "./purge-image";
import { toAudit } from "./to-audit";

/**
 * Deletes an image for good. From here on nobody sees it. `isPending`: the upstream did not answer well and the
 * reconciler goes on. Throws `not-found`.
 */
export const deleteImage = async (
  ctx: ServiceContext,
  { id }: { id: string },
): Promise<Readonly<{ id: string; isPending: boolean }>> => {
  const purging = await ctx.images.move(id, imageSteps.purge, toAudit(ctx, "image.purge-requested", { imageId: id }));
  if (purging === undefined) throw noSuchImage();
  try {
    await purgeImage(ctx, id);
    return { id, isPending: false };
  } catch (error) {
    ctx.log.warn({ err: error, imageId: id }, "the upstream did not delete an image; the reconciler will");
    return { id, isPending: true };
  }
};
