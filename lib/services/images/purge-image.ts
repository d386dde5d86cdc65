import type { ServiceContext } from "../context";
import { AppError } from "@/lib/errors/app-error";
import { settlePrivacyChange } from "./settle-privacy-change";
import { toAudit } from "./to-audit";

/** The id under which the upstream has it: a change of privacy whose answer was lost may have given it another. */
const getIdNow = async (ctx: ServiceContext, id: string): Promise<string> => {
  const change = await ctx.privacyChanges.find(id);
  if (change === undefined) return id;
  const { outcome, image } = await settlePrivacyChange(ctx, change);
  if (outcome !== "waiting") return image?.id ?? id;
  throw new AppError("change-in-progress", { detail: "It is not known yet which id the image has now. Try again." });
};

/**
 * Makes the upstream agree that an image in state `purging` is gone, then takes it out of the index.
 * Safe to repeat from any point. Throws what the upstream throws, and `change-in-progress`; the image
 * then stays `purging`.
 */
export const purgeImage = async (ctx: ServiceContext, id: string): Promise<void> => {
  const imageId = await getIdNow(ctx, id);
  const wasThere = await ctx.upstream.deleteImage(imageId, { signal: ctx.signal });
  await ctx.images.remove(imageId, toAudit(ctx, "image.purged", { imageId, detail: { wasAtUpstream: wasThere } }));
};
