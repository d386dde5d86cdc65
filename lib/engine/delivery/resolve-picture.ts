import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import type { AcceptClass } from "@/lib/engine/plan/accept-class";
import type { DeviceClass } from "@/lib/engine/plan/device-box";
import type { FilePlan } from "@/lib/engine/plan/plan";
import { toPlan } from "@/lib/engine/plan/to-plan";
import type { DeliveryTarget } from "./delivery-path";
import { toEntityTag } from "./entity-tag";

export type Client = Readonly<{ accept: AcceptClass; device: DeviceClass }>;
export type Picture = Readonly<{ image: CatalogImage; plan: FilePlan; entityTag: string; isByDevice: boolean }>;

/** From a URL to what has to be sent, by the catalog alone. Throws EngineError 9431 (404) or 9425 (403). */
export const resolvePicture = async (
  { catalog, avifMaxSidePx }: Readonly<{ catalog: Catalog; avifMaxSidePx: number }>,
  target: DeliveryTarget,
  client: Client,
): Promise<Picture> => {
  const [image, variants] = await Promise.all([catalog.images.find(target.imageId), catalog.variants.list()]);
  const variant = variants.find(({ id }) => id === target.variantId);
  if (image === undefined || variant === undefined) throw new EngineError("deliveryNotFound", "Image not found");
  if (image.requireSignedUrls && !variant.neverRequireSignedUrls) {
    throw new EngineError("accessDenied", "Image access denied: this image needs a signed URL");
  }
  const { options } = variant;
  const plan = toPlan({ ...client, options, facts: image.facts, avifMaxSidePx });
  return { image, plan, entityTag: toEntityTag(image.sha256, plan), isByDevice: options === "device" };
};
