import type { Image } from "@/lib/contracts/image";
import type { PrivacyChange } from "@/lib/db/repositories/privacy-repository";
import type { UpstreamImage } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { listMarkedImages } from "./find-marked-image";
import { sendDeadlineMs } from "./send-upload";

/**
 * - `made`: the index knows it; `image` is there unless it was deleted meanwhile
 * - `unmade`: the upstream has the image as it was, and nobody asks it for the change any more
 * - `waiting`: the change may still arrive
 */
export type SettledPrivacy = Readonly<{ outcome: "made" | "unmade" | "waiting"; image?: Image | undefined }>;

type Scope = Pick<ServiceContext, "clock" | "log" | "privacyChanges" | "upstream">;

/** The change is made: image and history get their new id, in the name of whoever asked for it. */
export const finishPrivacyChange = async (
  ctx: Pick<Scope, "clock" | "privacyChanges">,
  { imageId, isPrivate, actorId, requestId }: PrivacyChange,
  became: UpstreamImage,
): Promise<Image | undefined> => {
  const variants = became.variants.map(({ name, url }) => ({ name, url }));
  return ctx.privacyChanges.finish(
    imageId,
    { id: became.id, isPrivate, variants },
    {
      at: ctx.clock().toISOString(),
      actorId,
      action: "image.privacy-changed",
      imageId: became.id,
      requestId,
      detail: { isPrivate, formerId: imageId },
    },
  );
};

/** The image as the change has made it: under its old id where that stays, else by our mark. */
const findChanged = async (ctx: Scope, { imageId, isPrivate, mark }: PrivacyChange) => {
  const atOldId = await ctx.upstream.findImage(imageId);
  const candidates = atOldId === undefined ? await listMarkedImages(ctx, mark) : [atOldId];
  return { isAsBefore: atOldId !== undefined, changed: candidates.find((image) => image.isPrivate === isPrivate) };
};

/** Asks the upstream what became of a change whose answer is not known. Throws what the upstream throws. */
export const settlePrivacyChange = async (ctx: Scope, change: PrivacyChange): Promise<SettledPrivacy> => {
  const { isAsBefore, changed } = await findChanged(ctx, change);
  if (changed !== undefined) return { outcome: "made", image: await finishPrivacyChange(ctx, change, changed) };
  if (Date.parse(change.askedAt) > ctx.clock().getTime() - sendDeadlineMs) return { outcome: "waiting" };
  if (!isAsBefore)
    ctx.log.warn({ imageId: change.imageId }, "an image whose privacy was to change is not at the upstream");
  await ctx.privacyChanges.drop(change.imageId);
  return { outcome: "unmade" };
};
