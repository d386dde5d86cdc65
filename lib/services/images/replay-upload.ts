import type { Image } from "@/lib/contracts/image";
import type { Upload } from "@/lib/db/repositories/upload-repository";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { completeUpload } from "./complete-upload";
import { findMarkedImage } from "./find-marked-image";
import { isVisible } from "./image-life";
import { sendDeadlineMs, sendUpload } from "./send-upload";
import type { UploadImageInput, UploadImageOutput } from "./upload-image";
import { inProgress } from "./upload-in-progress";
import { withMark } from "./upload-mark";

const getFinished = async (ctx: ServiceContext, known: Upload): Promise<Image> => {
  const image = known.imageId === null ? undefined : await ctx.images.find(known.imageId);
  if (image !== undefined && isVisible(image.state)) return image;
  throw new AppError("not-found", {
    detail: "This upload was finished, and its image has been deleted since. Upload it again under a new key.",
  });
};

/** Sends again under the same mark. Should the first attempt turn up late, the double is found by it. */
const sendAgain = async (ctx: ServiceContext, known: Upload, input: UploadImageInput): Promise<Image> => {
  const metadata = withMark(input.fields.metadata, known.token);
  const bytes = await ctx.spool.readStaged(input.file.staged);
  const image = await sendUpload(ctx, { upload: { ...known, attempts: known.attempts + 1 }, bytes, metadata });
  return completeUpload(ctx, known, { image, action: "image.uploaded" });
};

const isUnderWay = (ctx: ServiceContext, known: Upload): boolean =>
  known.state === "sending" && Date.parse(known.startedAt) > ctx.clock().getTime() - sendDeadlineMs;

/** Throws `idempotency-mismatch` where the key came with other bytes before. */
export const requireSameBytes = ({ sha256 }: Pick<Upload, "sha256">, { file }: UploadImageInput): void => {
  if (sha256 === file.staged.sha256) return;
  throw new AppError("idempotency-mismatch", {
    detail: "This idempotency key belongs to an upload with other bytes. Use a new key for each file.",
  });
};

/**
 * The key has been used. Finished: the image it made. Lost: looked up, and sent again only when the upstream has never
 * seen it. Throws `idempotency-mismatch` for other bytes, `upload-in-progress`, `not-found` when deleted since.
 */
export const replayUpload = async (
  ctx: ServiceContext,
  known: Upload,
  input: UploadImageInput,
): Promise<UploadImageOutput> => {
  requireSameBytes(known, input);
  if (known.state === "done") return { image: await getFinished(ctx, known), isReplay: true };
  if (isUnderWay(ctx, known) || !(await ctx.uploads.resume(known, ctx.clock().toISOString()))) throw inProgress();
  const found = await findMarkedImage(ctx, known).catch(async (error: unknown) => {
    await ctx.uploads.markUnknown(known.token);
    throw error;
  });
  if (found === undefined) return { image: await sendAgain(ctx, known, input), isReplay: false };
  return { image: await completeUpload(ctx, known, { image: found, action: "image.adopted" }), isReplay: true };
};
