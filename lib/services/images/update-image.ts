import { roundFocalPoint } from "@/lib/contracts/focal-point";
import type { Image } from "@/lib/contracts/image";
import type { ImageEdit } from "@/lib/db/repositories/image-repository";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { withVariantsOfToday } from "../variants/variant-url";
import { requireRoom, withFocalPoint } from "./focal-mark";
import { changePrivacy } from "./change-privacy";
import { getVisibleImage } from "./get-visible-image";
import { settleFocalPoint } from "./settle-focal-point";
import { toAudit } from "./to-audit";
import { createUploadToken, markField } from "./upload-mark";

const toKeptEdit = (edit: ImageEdit): ImageEdit =>
  edit.focalPoint ? { ...edit, focalPoint: roundFocalPoint(edit.focalPoint) } : edit;

/** Refused here rather than by the upstream later, when nobody looks. The index holds the metadata without our marks. */
const requireFocalRoom = async (ctx: ServiceContext, id: string, edit: ImageEdit): Promise<void> => {
  if (!edit.focalPoint) return;
  const { meta } = await getVisibleImage(ctx, id);
  requireRoom(withFocalPoint({ ...meta, [markField]: createUploadToken() }, edit.focalPoint), "focalPoint");
};

/** The index holds it and has promised it: an upstream that is away is told by the next round of upkeep. */
const tellUpstream = async (ctx: ServiceContext, id: string): Promise<void> => {
  try {
    await settleFocalPoint(ctx, id);
  } catch (error) {
    ctx.log.warn({ err: error, imageId: id }, "the upstream could not be told a focal point yet");
  }
};

const inTrash = ({ filename }: Image): AppError =>
  new AppError("invalid-input", { detail: `${filename} is in the trash. Restore it, then change it.` });

/** What the index keeps, and the focal point. */
const editKept = async (ctx: ServiceContext, id: string, given: ImageEdit): Promise<Image> => {
  const edit = toKeptEdit(given);
  if (Object.values(edit).every((value) => value === undefined)) return getVisibleImage(ctx, id);
  await requireFocalRoom(ctx, id, edit);
  const audit = toAudit(ctx, "image.updated", { imageId: id, detail: { ...edit } });
  const updated = await ctx.images.edit(id, edit, audit);
  if (updated === undefined) throw inTrash(await getVisibleImage(ctx, id));
  if (edit.focalPoint !== undefined) await tellUpstream(ctx, id);
  return updated;
};

/**
 * Changes alt text, tags, folder, which the index alone knows, the focal point, which the upstream is told too, and the
 * privacy, which is the upstream's to change and comes last: the image that is answered has another id then.
 * Throws `not-found`; `invalid-input` in the trash, and when the focal point has no room in the metadata; what
 * `changePrivacy` throws, when all else is changed already.
 */
export const updateImage = async (
  ctx: ServiceContext,
  { id, edit: { isPrivate, ...edit } }: Readonly<{ id: string; edit: ImageEdit & { isPrivate?: boolean } }>,
): Promise<Image> => {
  const image = await editKept(ctx, id, edit);
  if (isPrivate === undefined) return withVariantsOfToday(ctx, image);
  if (image.state !== "ready") throw inTrash(image);
  return withVariantsOfToday(ctx, await changePrivacy(ctx, { image, isPrivate }));
};
