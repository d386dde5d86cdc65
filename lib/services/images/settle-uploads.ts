import type { Upload } from "@/lib/db/repositories/upload-repository";
import type { ServiceContext } from "../context";
import { completeUpload } from "./complete-upload";
import { findMarkedImage } from "./find-marked-image";

/** An upload that the upstream does not show this long after its start never arrived. */
const graceMs = 10 * 60_000;
const batchSize = 200;

export type SettledUploads = Readonly<{ adopted: number; dropped: number; waiting: number }>;

type Verdict = keyof SettledUploads;

const settleOne = async (ctx: ServiceContext, upload: Upload): Promise<Verdict> => {
  const image = await findMarkedImage(ctx, upload);
  if (image !== undefined) {
    await completeUpload(ctx, upload, { image, action: "image.adopted" });
    return "adopted";
  }
  if (Date.parse(upload.startedAt) < ctx.clock().getTime() - graceMs) {
    await ctx.uploads.drop(upload.token);
    return "dropped";
  }
  await ctx.uploads.markUnknown(upload.token);
  return "waiting";
};

/**
 * Asks the upstream for each upload that began before `startedBefore` and has no end: adopts its image, or drops it
 * when it is too old to arrive. Safe to repeat. Throws what the upstream throws; the rest waits for the next time.
 */
export const settleUploads = async (
  ctx: ServiceContext,
  { startedBefore }: Readonly<{ startedBefore: Date }>,
): Promise<SettledUploads> => {
  const counts = { adopted: 0, dropped: 0, waiting: 0 };
  const uploads = await ctx.uploads.listUnsettled({ startedBefore: startedBefore.toISOString(), limit: batchSize });
  for (const upload of uploads) {
    ctx.signal.throwIfAborted();
    counts[await settleOne(ctx, upload)] += 1;
  }
  if (uploads.length > 0) ctx.log.info({ ...counts }, "settled unfinished uploads");
  return counts;
};
