import type { Image } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";
import { toSiblingUrl } from "../account/delivery-address";
import type { ServiceContext } from "../context";
import { toVariants } from "./to-variant";

/** The URL of an image by any last part: a variant's name, or options. Throws `not-found` where the image has no URL. */
export const getImageUrl = ({ filename, variants: [first] }: Pick<Image, "filename" | "variants">, last: string) => {
  const url = first && toSiblingUrl(first, last);
  if (url !== undefined) return url;
  throw new AppError("not-found", { detail: `${filename} has no delivery URL that could be followed.` });
};

/** Variants made after the image count as its own. Throws `not-found` with the names there are. */
export const getVariantUrl = async (
  { accountShelf }: Pick<ServiceContext, "accountShelf">,
  image: Pick<Image, "filename" | "variants">,
  name: string,
): Promise<string> => {
  const names = toVariants(await accountShelf.variants()).map((variant) => variant.name);
  if (names.includes(name)) return getImageUrl(image, name);
  throw new AppError("not-found", {
    detail: `${image.filename} has no variant "${name}". It has: ${names.join(", ")}.`,
  });
};

/**
 * The image with the variants the account has today instead of those of its upload. Where the upstream does not answer
 * just now, the image is shown as it is known.
 */
export const withVariantsOfToday = async (
  { accountShelf }: Pick<ServiceContext, "accountShelf">,
  image: Image,
): Promise<Image> => {
  const [first] = image.variants;
  const records = first && (await accountShelf.findVariants());
  if (first === undefined || records === undefined) return image;
  const variants = toVariants(records).flatMap(({ name }) => {
    const url = toSiblingUrl(first, name);
    return url === undefined ? [] : [{ name, url }];
  });
  return { ...image, variants };
};
