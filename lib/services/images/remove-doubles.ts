import type { Upload } from "@/lib/db/repositories/upload-repository";
import type { ServiceContext } from "../context";
import { listMarkedImages } from "./find-marked-image";

const batchSize = 50;
/** A first attempt that is not there by now will not come. */
const settlingMs = 10 * 60_000;

const removeDoublesOf = async (ctx: ServiceContext, upload: Upload): Promise<number> => {
  // The image itself may lie at the upstream under an id that the index does not know yet.
  if (upload.imageId !== null && (await ctx.privacyChanges.find(upload.imageId)) !== undefined) return 0;
  const doubles = (await listMarkedImages(ctx, upload.token)).filter(({ id }) => id !== upload.imageId);
  for (const double of doubles) {
    // An image the index knows is somebody's: then the mark was copied, not made by a retry.
    if ((await ctx.images.find(double.id)) !== undefined) continue;
    await ctx.upstream.deleteImage(double.id, { signal: ctx.signal });
    ctx.log.info({ imageId: double.id, keptId: upload.imageId }, "removed the double of a repeated upload");
  }
  await ctx.uploads.markChecked(upload.token, ctx.clock().toISOString());
  return doubles.length;
};

/** Uploads that were sent more than once may have arrived more than once: only the image the index knows stays. */
export const removeDoubles = async (ctx: ServiceContext): Promise<number> => {
  const finishedBefore = new Date(ctx.clock().getTime() - settlingMs).toISOString();
  let removed = 0;
  for (const upload of await ctx.uploads.listUnchecked({ finishedBefore, limit: batchSize })) {
    ctx.signal.throwIfAborted();
    removed += await removeDoublesOf(ctx, upload);
  }
  return removed;
};
