import type { SigningKeyCatalog } from "@/lib/engine/catalog/signing-key-catalog";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { CatalogVariant } from "@/lib/engine/catalog/variant-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { checkSignedUrl, type SignedUrl } from "./signed-url";

/** Who else may have the answer: everybody, or those with the very same URL until it ends. */
export type Access =
  | Readonly<{ isPrivate: false }>
  | Readonly<{
      isPrivate: true;
      /** Since 1970; undefined when the signature never ends. */
      expiresAtSeconds: number | undefined;
    }>;

export type AccessQuestion = Readonly<{
  image: Pick<CatalogImage, "requireSignedUrls">;
  /** Undefined when the URL carries options, or names no variant of the account. */
  variant: CatalogVariant | undefined;
  isFlexible: boolean;
  url: SignedUrl;
  signingKeys: SigningKeyCatalog;
  nowSeconds: number;
}>;

/** Throws EngineError 9425 (403) when the image is private and the URL does not open it. */
export const checkAccess = async (question: AccessQuestion): Promise<Access> => {
  const { image, variant, isFlexible, url, signingKeys, nowSeconds } = question;
  if (!image.requireSignedUrls || variant?.neverRequireSignedUrls === true) return { isPrivate: false };
  if (isFlexible) {
    throw new EngineError("accessDenied", "Image access denied: a private image is delivered by named variants only");
  }
  return { isPrivate: true, expiresAtSeconds: checkSignedUrl(url, await signingKeys.list(), nowSeconds) };
};
