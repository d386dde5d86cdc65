import type { ServiceContext } from "../context";
import { imageSteps } from "./image-life";
import { purgeImage } from "./purge-image";
import { isPassOver } from "./upstream-pause";
import { toAudit } from "./to-audit";

const batchSize = 200;

export type PurgeProgress = Readonly<{ purged: number; failed: number }>;

/** Marks what has been in the trash for its retention. Nothing is asked of the upstream yet. */
const markDueImages = async (ctx: ServiceContext): Promise<void> => {
  const ids = await ctx.images.listDueIds({ now: ctx.clock(), limit: batchSize });
  for (const imageId of ids) {
    const audit = toAudit(ctx, "image.purge-requested", { imageId, detail: { because: "retention" } });
    await ctx.images.move(imageId, { ...imageSteps.purge, from: ["trashed"] }, audit);
  }
};

/**
 * Deletes at the upstream what the trash has held long enough, and what an earlier deletion left half-way.
 * `keepGoing` is asked before each image. One stubborn image does not hold up the others; an upstream that asks for a
 * pause or is away ends the pass by throwing.
 */
export const purgeDueImages = async (
  ctx: ServiceContext,
  keepGoing: () => Promise<boolean>,
): Promise<PurgeProgress> => {
  await markDueImages(ctx);
  const progress = { purged: 0, failed: 0 };
  for (const id of await ctx.images.listPurgingIds({ limit: batchSize })) {
    if (!(await keepGoing())) break;
    try {
      await purgeImage(ctx, id);
      progress.purged += 1;
    } catch (error) {
      if (isPassOver(error)) throw error;
      progress.failed += 1;
      ctx.log.warn({ err: error, imageId: id }, "the upstream refuses to delete an image");
    }
  }
  return progress;
};
