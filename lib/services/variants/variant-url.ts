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

/** The image with the variants of today instead of those of its upload. */
export const withVariantsOfToday = (image: Image, names: readonly string[]): Image => ({
  ...image,
  variants: names.flatMap((name) => {
    const url = image.variants[0] && toSiblingUrl(image.variants[0], name);
    return url === undefined ? [] : [{ name, url }];
  }),
});
