import type { DraftCatalog } from "@/lib/engine/catalog/draft-catalog";
import type { EngineLog } from "../../api/engine-log";

const hourMs = 3_600_000;
/** So long its URL says that it expired; afterwards there never was one. */
const rememberedMs = 24 * hourMs;

type SweepParts = Readonly<{ drafts: DraftCatalog; clock: () => Date; log: EngineLog }>;

/** Removes drafts that expired a day ago. Never rejects: the next hour is another chance. */
export const sweepDrafts = async ({ drafts, clock, log }: SweepParts): Promise<void> => {
  try {
    const swept = await drafts.sweep(new Date(clock().getTime() - rememberedMs).toISOString());
    if (swept > 0) log.debug({ swept }, "removed upload URLs that nobody used");
  } catch (error) {
    log.warn({ err: error }, "expired upload URLs could not be removed");
  }
};

/** Sweeps now and every hour, until the returned function is called; it settles when no sweep is under way. */
export const keepSweepingDrafts = (parts: SweepParts): (() => Promise<void>) => {
  let sweeping = sweepDrafts(parts);
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => sweepDrafts(parts));
  }, hourMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return sweeping;
  };
};
