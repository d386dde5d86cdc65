import type { CheckedSubject } from "@/lib/contracts/signing";
import { findBase } from "../account/get-account";
import type { ServiceContext } from "../context";
import { isVisible } from "../images/image-life";
import { toVariants } from "../variants/to-variant";
import type { ParsedSignedUrl } from "./parse-signed-url";

/** A variant's name has letters and digits alone, so an equals sign tells options apart. */
const isOptions = (last: string): boolean => last.includes("=");

/** What is known here of the image, the variant and the account that a URL names. */
export const toCheckedSubject = async (
  ctx: ServiceContext,
  { url, accountHash, imageId, variant }: ParsedSignedUrl,
): Promise<CheckedSubject> => {
  const [found, base, records] = await Promise.all([
    ctx.images.find(imageId),
    findBase(ctx),
    ctx.accountShelf.variants(),
  ]);
  const image = found !== undefined && isVisible(found.state) ? found : undefined;
  const known = toVariants(records).find(({ name }) => name === variant);
  return {
    host: url.host,
    accountHash,
    isOwnAccount: base.accountHash === null ? null : base.accountHash === accountHash,
    filename: image?.filename ?? null,
    isPrivate: image?.isPrivate ?? null,
    isFlexible: isOptions(variant),
    isVariantOpen: known?.neverRequireSignedURLs ?? null,
  };
};
