import type { Image } from "@/lib/contracts/image";
import type { Upload } from "@/lib/db/repositories/upload-repository";
import type { UpstreamImage } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { toAudit } from "./to-audit";
import { withoutMark } from "./upload-mark";

const toReadyImage = ({ intent, sha256 }: Pick<Upload, "intent" | "sha256">, upstream: UpstreamImage): Image => ({
  id: upstream.id,
  filename: intent.filename,
  uploadedAt: new Date(upstream.uploadedAt).toISOString(),
  creator: upstream.creator ?? intent.creator,
  sizeBytes: intent.sizeBytes,
  widthPx: intent.widthPx,
  heightPx: intent.heightPx,
  format: intent.format,
  isAnimated: intent.isAnimated,
  isPrivate: upstream.isPrivate,
  alt: intent.alt,
  tags: [...intent.tags],
  folder: intent.folder,
  sha256,
  thumbhash: intent.thumbhash,
  state: "ready",
  focalPoint: null,
  trashedAt: null,
  variants: upstream.variants.map(({ name, url }) => ({ name, url })),
  meta: withoutMark(upstream.meta),
});

/**
 * The upstream has the image: the index says so too, in one transaction with the audit entry and the upload's end.
 * `image.adopted` is an image whose upload ended without us.
 */
export const completeUpload = async (
  ctx: ServiceContext,
  upload: Pick<Upload, "token" | "actorId" | "intent" | "sha256">,
  found: Readonly<{ image: UpstreamImage; action: "image.uploaded" | "image.adopted" }>,
): Promise<Image> => {
  const image = toReadyImage(upload, found.image);
  const audit = toAudit(ctx, found.action, {
    imageId: image.id,
    detail: { filename: image.filename, sizeBytes: image.sizeBytes, sha256: image.sha256 },
  });
  await ctx.uploads.complete(upload.token, { ...image, actorId: upload.actorId }, audit);
  return image;
};
