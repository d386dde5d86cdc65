import type { PreviewQuery } from "@/lib/contracts/preview";
import type { ServiceContext } from "../context";
import { toReadableUrl } from "../signing/to-readable-url";
import { getImageUrl, getVariantUrl } from "../variants/variant-url";
import { toDeviceHeaders } from "./device-headers";
import { getVisibleImage } from "./get-visible-image";
import { measureDelivery, type MeasuredDelivery } from "./measure-delivery";

export type PreviewImageInput = PreviewQuery & Readonly<{ id: string }>;

/**
 * Asks the delivery host as one device would. A private image is asked for by a URL signed for this once; options in
 * the URL are the host's to refuse. Throws `not-found`, `upstream-refused` with the host's words, `upstream-unreachable`.
 */
export const previewImage = async (ctx: ServiceContext, input: PreviewImageInput): Promise<MeasuredDelivery> => {
  const image = await getVisibleImage(ctx, input.id);
  const { options, variant } = input;
  const url = options === undefined ? await getVariantUrl(ctx, image, variant) : getImageUrl(image, options);
  const readableUrl = await toReadableUrl(ctx, image, url);
  const headers = toDeviceHeaders(input);
  return measureDelivery(ctx, { url, readableUrl, headers, original: image });
};
