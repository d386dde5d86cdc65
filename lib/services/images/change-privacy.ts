import { isGeneratedId } from "@/lib/contracts/generated-id";
import type { Image } from "@/lib/contracts/image";
import type { PrivacyChange } from "@/lib/db/repositories/privacy-repository";
import { AppError } from "@/lib/errors/app-error";
import type { UpstreamImage } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { requireRoom } from "./focal-mark";
import { noSuchImage } from "./get-visible-image";
import { finishPrivacyChange, settlePrivacyChange } from "./settle-privacy-change";
import { isUnclear } from "./unclear-fault";
import { createUploadToken, markField } from "./upload-mark";

type Wish = Readonly<{ image: Image; isPrivate: boolean }>;

const requireGeneratedId = ({ image, isPrivate }: Wish): void => {
  if (!isPrivate || isGeneratedId(image.id)) return;
  throw new AppError("invalid-input", {
    detail: `${image.filename} has an id of somebody's choosing, and Cloudflare keeps no such image private. Upload it again without an id.`,
    fields: [{ field: "isPrivate", message: "Not with a custom id" }],
  });
};

const findMark = ({ meta }: UpstreamImage): string | undefined => {
  const mark = meta[markField];
  return typeof mark === "string" && mark !== "" ? mark : undefined;
};

type Asked = Readonly<{ change: PrivacyChange; meta?: Readonly<Record<string, unknown>> }>;

/** Asking twice for the same does no harm: whoever comes second finds the image by its mark. */
const resume = (change: PrivacyChange, { image, isPrivate }: Wish): Asked => {
  if (change.isPrivate === isPrivate) return { change };
  throw new AppError("change-in-progress", {
    detail: `The privacy of ${image.filename} is being changed. Try again in a minute.`,
  });
};

/** Notes the change before the upstream hears of it. An image without our mark gets one along with the change. */
const begin = async (ctx: ServiceContext, wish: Wish): Promise<Asked> => {
  const { image, isPrivate } = wish;
  const begun = await ctx.privacyChanges.find(image.id);
  if (begun !== undefined) return resume(begun, wish);
  const atUpstream = await ctx.upstream.getImage(image.id);
  const known = findMark(atUpstream);
  const mark = known ?? createUploadToken();
  const meta = { ...atUpstream.meta, [markField]: mark };
  if (known === undefined) requireRoom(meta, "isPrivate");
  const askedAt = ctx.clock().toISOString();
  const change = { imageId: image.id, isPrivate, mark, askedAt, actorId: ctx.actor.id, requestId: ctx.requestId };
  if (await ctx.privacyChanges.begin(change)) return { change, ...(known === undefined && { meta }) };
  return resume((await ctx.privacyChanges.find(image.id)) ?? change, wish);
};

/** Undefined also when the upstream cannot be asked: the next round of upkeep looks again. */
const lookAgain = async (ctx: ServiceContext, change: PrivacyChange): Promise<Image | undefined> => {
  try {
    return (await settlePrivacyChange(ctx, change)).image;
  } catch (error) {
    ctx.log.warn({ err: error, imageId: change.imageId }, "the upstream could not be asked for a change of privacy");
    return undefined;
  }
};

const settleFault = async (ctx: ServiceContext, change: PrivacyChange, fault: unknown): Promise<Image> => {
  const isGone = fault instanceof AppError && fault.code === "not-found";
  if (!isUnclear(fault) && !isGone) {
    await ctx.privacyChanges.drop(change.imageId);
    throw fault;
  }
  const found = await lookAgain(ctx, change);
  if (found === undefined) throw fault;
  return found;
};

/** Without the person's own signal: once the upstream is asked, the end is worth knowing. */
const tell = async (ctx: ServiceContext, { change, meta }: Asked): Promise<Image> => {
  const { imageId, isPrivate } = change;
  let became: UpstreamImage;
  try {
    became = await ctx.upstream.updateImage(imageId, { isPrivate, ...(meta !== undefined && { meta }) });
  } catch (fault) {
    return settleFault(ctx, change, fault);
  }
  const image = await finishPrivacyChange(ctx, change, became);
  if (image === undefined) throw noSuchImage();
  return image;
};

/**
 * Makes an image private or public: its id and every delivery URL change with it, history and all else stay. The image
 * under its new id. A lost answer is looked up before anything is said. Throws what the upstream throws, `invalid-input`
 * for a custom id, `change-in-progress` while the opposite is under way.
 */
export const changePrivacy = async (ctx: ServiceContext, wish: Wish): Promise<Image> => {
  if (wish.image.isPrivate === wish.isPrivate) return wish.image;
  requireGeneratedId(wish);
  return tell(ctx, await begin(ctx, wish));
};
