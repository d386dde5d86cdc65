import type { ServiceContext } from "../context";
import { focalField, isTaken, withFocalPoint } from "./focal-mark";

type FocalContext = Pick<ServiceContext, "images" | "focalPoints" | "upstream" | "log">;

/** More changes than this within one call's time belong to the next round. */
const attemptsMost = 3;

/** Replaces the upstream's metadata by itself with the point in it: nobody else's fields are lost. */
const tell = async (ctx: FocalContext, id: string): Promise<boolean> => {
  const wanted = (await ctx.images.find(id))?.focalPoint ?? null;
  const image = await ctx.upstream.findImage(id);
  if (image === undefined) {
    ctx.log.warn({ imageId: id }, "an image whose focal point was to be told is not at the upstream");
  } else if (isTaken(image.meta)) {
    ctx.log.warn({ imageId: id }, "the upstream's field for the focal point holds something else, which stays");
  } else {
    const meta = withFocalPoint(image.meta, wanted);
    if (image.meta[focalField] !== meta[focalField]) await ctx.upstream.updateImage(id, { meta });
  }
  return ctx.focalPoints.settle(id, wanted);
};

/** Tells the upstream the focal point the index wants; again when it changed meanwhile. Throws what the upstream throws. */
export const settleFocalPoint = async (ctx: FocalContext, id: string): Promise<void> => {
  for (let attempt = 0; attempt < attemptsMost; attempt += 1) {
    if (await tell(ctx, id)) return;
  }
};
