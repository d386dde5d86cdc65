import type { ServiceContext } from "../context";
import { settlePrivacyChanges } from "./settle-privacy-changes";
import { settleUploads, type SettledUploads } from "./settle-uploads";

/**
 * After a crash: removes spooled files that nobody will send, and settles every upload and change of privacy under way.
 * Only while no upload is running in this data folder. Throws what the upstream throws.
 */
export const settleAtStart = async (ctx: ServiceContext): Promise<SettledUploads & { swept: number }> => {
  const swept = await ctx.spool.sweep();
  // One tick ahead: an upload that began in this very millisecond belongs to the process that died.
  const startedBefore = new Date(ctx.clock().getTime() + 1);
  const settled = await settleUploads(ctx, { startedBefore });
  await settlePrivacyChanges(ctx, () => Promise.resolve(!ctx.signal.aborted));
  return { swept, ...settled };
};
