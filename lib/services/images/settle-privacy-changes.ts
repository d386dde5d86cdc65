import type { ServiceContext } from "../context";
import { settlePrivacyChange } from "./settle-privacy-change";

const batchSize = 50;

/** Finds out what became of every change of privacy without an end. `keepGoing` is asked before each. */
export const settlePrivacyChanges = async (ctx: ServiceContext, keepGoing: () => Promise<boolean>): Promise<void> => {
  for (const change of await ctx.privacyChanges.list(batchSize)) {
    if (!(await keepGoing())) return;
    const { outcome } = await settlePrivacyChange(ctx, change);
    ctx.log.info({ imageId: change.imageId, outcome }, "looked for a change of privacy");
  }
};
