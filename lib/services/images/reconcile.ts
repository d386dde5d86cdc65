import type { ServiceContext } from "../context";
import { purgeDueImages } from "./purge-due-images";
import { removeDoubles } from "./remove-doubles";
import { sendDeadlineMs } from "./send-upload";
import { settleFocalPoints } from "./settle-focal-points";
import { settlePrivacyChanges } from "./settle-privacy-changes";
import { settleUploads } from "./settle-uploads";
import { toPauseSeconds } from "./upstream-pause";

const leaseName = "reconcile-images";
const leaseTtlSeconds = 120;
const keyRetentionMs = 7 * 24 * 60 * 60_000;

/** `isHolder` false: another worker is at it. `pauseSeconds`: the upstream wants to be left alone this long. */
export type ReconcileOutcome = Readonly<{
  isHolder: boolean;
  purged: number;
  failed: number;
  pauseSeconds: number | undefined;
}>;

const runPass = async (ctx: ServiceContext, keepLease: () => Promise<boolean>) => {
  // Older than its own deadline: nobody is sending it any more.
  await settleUploads(ctx, { startedBefore: new Date(ctx.clock().getTime() - sendDeadlineMs) });
  const keepGoing = async () => !ctx.signal.aborted && (await keepLease());
  await settlePrivacyChanges(ctx, keepGoing);
  const progress = await purgeDueImages(ctx, keepGoing);
  await settleFocalPoints(ctx, keepGoing);
  await removeDoubles(ctx);
  await ctx.uploads.forgetFinished(new Date(ctx.clock().getTime() - keyRetentionMs).toISOString());
  return progress;
};

/**
 * One pass that makes the upstream agree with the index. Idempotent, safe to kill anywhere, and held by one worker at
 * a time through a lease. `worker` names the process. Never throws for the upstream's faults: they end the pass.
 */
export const reconcile = async (
  ctx: ServiceContext,
  { worker }: Readonly<{ worker: string }>,
): Promise<ReconcileOutcome> => {
  const keepLease = () =>
    ctx.leases.acquire({ name: leaseName, holder: worker, now: ctx.clock(), ttlSeconds: leaseTtlSeconds });
  if (!(await keepLease())) return { isHolder: false, purged: 0, failed: 0, pauseSeconds: undefined };
  try {
    return { isHolder: true, ...(await runPass(ctx, keepLease)), pauseSeconds: undefined };
  } catch (error) {
    const pauseSeconds = toPauseSeconds(error);
    ctx.log.warn({ err: error, pauseSeconds }, "a pass over the upstream ended early");
    return { isHolder: true, purged: 0, failed: 0, pauseSeconds };
  } finally {
    await ctx.leases.release({ name: leaseName, holder: worker });
  }
};
