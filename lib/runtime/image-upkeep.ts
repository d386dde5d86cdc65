import type { Log } from "@/lib/http/log";
import { type ServiceContext, type ServiceDeps, systemActor } from "@/lib/services/context";
import { reconcile } from "@/lib/services/images/reconcile";
import { settleAtStart } from "@/lib/services/images/settle-at-start";
import { startUpkeep, type Upkeep } from "./upkeep";

export type ImageUpkeepOptions = Readonly<{
  services: ServiceDeps;
  log: Log;
  /** Names this process in leases. */
  worker: string;
  everySeconds: number;
}>;

const settle = async (ctx: ServiceContext): Promise<void> => {
  try {
    const settled = await settleAtStart(ctx);
    if (Object.values(settled).some((count) => count !== 0)) ctx.log.info(settled, "settled what an unclean stop left");
  } catch (error) {
    ctx.log.warn({ err: error }, "what an earlier process left is not settled yet; the next rounds go on");
  }
};

/** Settles what an earlier process left, before any upload starts, then keeps the upstream in step with the index. */
export const startImageUpkeep = async (options: ImageUpkeepOptions): Promise<Upkeep> => {
  const { services, log, worker, everySeconds } = options;
  let restUntilMs = 0;
  const toContext = (signal: AbortSignal): ServiceContext => ({
    ...services,
    actor: systemActor,
    requestId: `upkeep-${worker}`,
    signal,
    log,
  });
  await settle(toContext(new AbortController().signal));
  return startUpkeep({
    everySeconds,
    log,
    round: async (signal) => {
      if (services.clock().getTime() < restUntilMs) return;
      const { pauseSeconds } = await reconcile(toContext(signal), { worker });
      if (pauseSeconds !== undefined) restUntilMs = services.clock().getTime() + pauseSeconds * 1000;
    },
  });
};
