import type { DraftPreviewInput } from "@/lib/contracts/draft-preview";
import type { Image } from "@/lib/contracts/image";
import type { ServiceContext } from "../../context";
import { toDeviceHeaders } from "../../images/device-headers";
import { getVisibleImage } from "../../images/get-visible-image";
import { measureDelivery, type MeasuredDelivery } from "../../images/measure-delivery";
import { toReadableUrl } from "../../signing/to-readable-url";
import { getImageUrl } from "../variant-url";
import { toOptionsText } from "./to-options-text";

/** Options in the URL need nothing at the upstream, but are refused for private images and where they are switched off. */
const isFlexible = async ({ accountShelf }: ServiceContext, { isPrivate }: Image): Promise<boolean> =>
  !isPrivate && (await accountShelf.config())?.flexibleVariants === true;

/**
 * What unsaved options would deliver to a device, asked of the delivery host itself. The caller's leaving ends the work
 * there. Throws `not-found`, `upstream-refused` with the host's words, `upstream-unreachable`, `cancelled`.
 */
export const previewDraft = async (
  ctx: ServiceContext,
  { id, options, ...device }: Readonly<{ id: string }> & DraftPreviewInput,
): Promise<MeasuredDelivery> => {
  const image = await getVisibleImage(ctx, id);
  const headers = toDeviceHeaders({ ...device, accept: device.accept, dpr: 1 });
  const look = async (last: string): Promise<MeasuredDelivery> => {
    const url = getImageUrl(image, last);
    const readableUrl = await toReadableUrl(ctx, image, url);
    return measureDelivery(ctx, { url, readableUrl, headers, original: image });
  };
  if (await isFlexible(ctx, image)) return look(toOptionsText(options));
  return ctx.scratchVariants.with(options, ctx.signal, look);
};
