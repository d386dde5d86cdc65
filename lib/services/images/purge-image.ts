import type { ServiceContext } from "../context";
import { toAudit } from "./to-audit";

/**
 * Makes the upstream agree that an image in state `purging` is gone, then takes it out of the index.
 * Safe to repeat from any point. Throws what the upstream throws; the image then stays `purging`.
 */
export const purgeImage = async (ctx: ServiceContext, id: string): Promise<void> => {
  const wasThere = await ctx.upstream.deleteImage(id, { signal: ctx.signal });
  await ctx.images.remove(id, toAudit(ctx, "image.purged", { imageId: id, detail: { wasAtUpstream: wasThere } }));
};
