import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { CatalogVariant } from "@/lib/engine/catalog/variant-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import type { Client, ClientHeader } from "@/lib/engine/plan/client";
import { parseOptions } from "@/lib/engine/plan/parse-options";
import type { Plan } from "@/lib/engine/plan/plan";
import { planDelivery } from "@/lib/engine/plan/plan-delivery";
import type { TransformOptions } from "@/lib/engine/plan/transform-options";
import { type Access, checkAccess } from "./check-access";
import type { DeliveryTarget } from "./delivery-path";
import { toEntityTag } from "./entity-tag";
import type { InnerRegions } from "./inner-regions";
import type { SignedUrl } from "./signed-url";

/** All that is known of an answer before its bytes are. */
export type Picture = Readonly<{
  image: CatalogImage;
  plan: Plan;
  entityTag: string;
  access: Access;
  /** How long a browser may keep it, where its access does not say. */
  ttlSeconds: number;
  /** Headers of the request that decided. */
  varies: readonly ClientHeader[];
  warnings: readonly string[];
}>;

export type ResolveParts = Readonly<{
  catalog: Catalog;
  innerRegions: InnerRegions;
  avifMaxSidePx: number;
  clock: () => Date;
}>;

export type PictureRequest = Readonly<{ target: DeliveryTarget; url: SignedUrl; client: Client }>;

/** What the last segment stands for. No options and no variant: a name that nothing has. */
type Wish = Readonly<{ variant?: CatalogVariant; options?: TransformOptions | "device"; isFlexible: boolean }>;

const readWish = async ({ variants, settings }: Catalog, target: DeliveryTarget): Promise<Wish> => {
  if (target.options === undefined) {
    const variant = await variants.find(target.variantId);
    return variant === undefined ? { isFlexible: false } : { variant, options: variant.options, isFlexible: false };
  }
  const { flexibleVariants } = await settings.get();
  if (flexibleVariants) return { options: parseOptions(target.options), isFlexible: true };
  throw new EngineError("flexibleDisabled", "Flexible variants are not enabled for this account");
};

/** An SVG takes any name: it is never resized. */
const findOptions = (image: CatalogImage, { options }: Wish): TransformOptions | "device" | undefined =>
  options ?? (image.facts.format === "svg" ? {} : undefined);

const findTtl = ({ variant }: Wish): number | undefined =>
  variant === undefined || variant.options === "device" ? undefined : variant.options.browserTtlSeconds;

/**
 * From a URL to what has to be sent: route, access, plan. Throws EngineError 9401 (options), 9412, 9413 (what cannot be
 * made), 9425 (private), 9429 (options switched off), 9431 (absent), and what reading pixels throws.
 */
export const resolvePicture = async (parts: ResolveParts, request: PictureRequest): Promise<Picture> => {
  const { catalog, avifMaxSidePx, clock } = parts;
  const { target, url, client } = request;
  const wish = await readWish(catalog, target);
  const image = await catalog.images.find(target.imageId);
  const options = image && findOptions(image, wish);
  if (image === undefined || options === undefined) throw new EngineError("deliveryNotFound", "Image not found");
  const access = await checkAccess({
    image,
    variant: wish.variant,
    isFlexible: wish.isFlexible,
    url,
    signingKeys: catalog.signingKeys,
    nowSeconds: clock().getTime() / 1000,
  });
  const inner = await parts.innerRegions.find(image, options);
  const { plan, warnings, headers } = planDelivery({ ...client, options, facts: image.facts, avifMaxSidePx, inner });
  const ttlSeconds = findTtl(wish) ?? (await catalog.settings.get()).browserTtlSeconds;
  return { image, plan, entityTag: toEntityTag(image.sha256, plan), access, ttlSeconds, varies: headers, warnings };
};
