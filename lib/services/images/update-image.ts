import { roundFocalPoint } from "@/lib/contracts/focal-point";
import type { Image } from "@/lib/contracts/image";
import type { ImageEdit } from "@/lib/db/repositories/image-repository";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { withVariantsOfToday } from "../variants/variant-url";
import { requireRoom, withFocalPoint } from "./focal-mark";
import { getImage } from "./get-image";
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
  requireRoom(withFocalPoint({ ...meta, [markField]: createUploadToken() }, edit.focalPoint));
};

/** The index holds it and has promised it: an upstream that is away is told by the next round of upkeep. */
const tellUpstream = async (ctx: ServiceContext, id: string): Promise<void> => {
  try {
    await settleFocalPoint(ctx, id);
  } catch (error) {
    ctx.log.warn({ err: error, imageId: id }, "the upstream could not be told a focal point yet");
  }
};

/**
 * Changes alt text, tags, folder, which the index alone knows, and the focal point, which the upstream is told too.
 * Throws `not-found`; `invalid-input` in the trash, and when the focal point has no room in the metadata.
 */
export const updateImage = async (
  ctx: ServiceContext,
  { id, edit: given }: Readonly<{ id: string; edit: ImageEdit }>,
): Promise<Image> => {
  const edit = toKeptEdit(given);
  if (Object.values(edit).every((value) => value === undefined)) return getImage(ctx, { id });
  await requireFocalRoom(ctx, id, edit);
  const audit = toAudit(ctx, "image.updated", { imageId: id, detail: { ...edit } });
  const updated = await ctx.images.edit(id, edit, audit);
  if (updated === undefined) {
    const image = await getVisibleImage(ctx, id);
    throw new AppError("invalid-input", { detail: `${image.filename} is in the trash. Restore it, then change it.` });
  }
  if (edit.focalPoint !== undefined) await tellUpstream(ctx, id);
  return withVariantsOfToday(ctx, updated);
};
