import type { Image } from "@/lib/contracts/image";
import type { ImageEdit } from "@/lib/db/repositories/image-repository";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "./get-visible-image";
import { toAudit } from "./to-audit";

/** Changes what only the index knows: alt text, tags, folder. Throws `not-found`; `invalid-input` in the trash. */
export const updateImage = async (
  ctx: ServiceContext,
  { id, edit }: Readonly<{ id: string; edit: ImageEdit }>,
): Promise<Image> => {
  if (Object.values(edit).every((value) => value === undefined)) return getVisibleImage(ctx, id);
  const audit = toAudit(ctx, "image.updated", { imageId: id, detail: { ...edit } });
  const updated = await ctx.images.edit(id, edit, audit);
  if (updated !== undefined) return updated;
  const image = await getVisibleImage(ctx, id);
  throw new AppError("invalid-input", { detail: `${image.filename} is in the trash. Restore it, then change it.` });
};
