import type { Image } from "@/lib/contracts/image";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "./get-visible-image";
import { imageSteps } from "./image-life";
import { toAudit } from "./to-audit";

const dayMs = 24 * 60 * 60 * 1000;

/** Moves an image to the trash, where it stays for the retention. In the trash already: nothing changes. */
export const trashImage = async (ctx: ServiceContext, { id }: { id: string }): Promise<Image> => {
  const now = ctx.clock();
  const trashed = await ctx.images.move(
    id,
    {
      ...imageSteps.trash,
      trashedAt: now.toISOString(),
      purgeAfter: new Date(now.getTime() + ctx.trashRetentionDays * dayMs).toISOString(),
    },
    toAudit(ctx, "image.trashed", { imageId: id }),
  );
  return trashed ?? getVisibleImage(ctx, id);
};
