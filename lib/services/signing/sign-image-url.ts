import type { SignedUrl, SignedUrlInput } from "@/lib/contracts/signing";
import { AppError } from "@/lib/errors/app-error";
import { auditChange } from "../account/audit-change";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "../images/get-visible-image";
import { getVariantUrl } from "../variants/variant-url";
import { signUrl } from "./signature";

/** Undefined for a URL without end. Seconds, as the URL carries them. */
const toExpiry = (expiresAt: string | null, now: Date): number | undefined => {
  if (expiresAt === null) return undefined;
  const seconds = Math.floor(Date.parse(expiresAt) / 1000);
  if (seconds * 1000 > now.getTime()) return seconds;
  throw new AppError("invalid-input", {
    detail: "The end of a signed URL lies in the future.",
    fields: [{ field: "expiresAt", message: "Choose a time in the future." }],
  });
};

/** Signs a delivery URL; that it was given out is written down first. Throws `not-found` for image, variant or key. */
export const signImageUrl = async (
  ctx: ServiceContext,
  { id, variant, keyName, expiresAt }: Readonly<{ id: string }> & SignedUrlInput,
): Promise<SignedUrl> => {
  const image = await getVisibleImage(ctx, id);
  const expiresAtSeconds = toExpiry(expiresAt, ctx.clock());
  const unsigned = await getVariantUrl(ctx, image, variant);
  const key = (await ctx.upstream.keys.list({ signal: ctx.signal })).find(({ name }) => name === keyName);
  if (key === undefined) throw new AppError("not-found", { detail: `There is no signing key named ${keyName}.` });
  const end = expiresAtSeconds === undefined ? null : new Date(expiresAtSeconds * 1000).toISOString();
  const entry = { action: "image.url-signed", imageId: id, detail: { variant, keyName, expiresAt: end } } as const;
  return auditChange(ctx, entry, async () => ({ url: signUrl(unsigned, key, expiresAtSeconds), expiresAt: end }));
};
