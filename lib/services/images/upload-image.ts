import { randomUUID } from "node:crypto";
import type { Image } from "@/lib/contracts/image";
import type { UploadFields } from "@/lib/contracts/upload";
import type { NewUpload, Upload, UploadIntent } from "@/lib/db/repositories/upload-repository";
import { AppError } from "@/lib/errors/app-error";
import type { StagedBlob } from "@/lib/storage/blob-store";
import type { ServiceContext } from "../context";
import { completeUpload } from "./complete-upload";
import { findAcceptedFormat } from "./find-accepted-format";
import { measureImage, requireFileSize } from "./measure-image";
import { replayUpload, requireSameBytes } from "./replay-upload";
import { sendDeadlineMs, sendUpload } from "./send-upload";
import { toFilename } from "./to-filename";
import { createUploadToken, withMark } from "./upload-mark";
import { inProgress } from "./upload-in-progress";
import { joinUpload } from "./uploads-under-way";

export type UploadImageInput = Readonly<{
  fields: UploadFields;
  file: Readonly<{ staged: StagedBlob; filename: string }>;
  /** Absent: the upload cannot be repeated safely, and is not remembered as such. */
  idempotencyKey?: string;
}>;

/** `isReplay`: the same upload had been made before; this is its image. */
export type UploadImageOutput = Readonly<{ image: Image; isReplay: boolean }>;

const requireFreeId = async (ctx: ServiceContext, id: string | undefined): Promise<void> => {
  const taken = id === undefined ? undefined : await ctx.images.find(id);
  if (taken === undefined) return;
  const place = taken.state === "trashed" ? " It is in the trash: restore it, or delete it for good." : "";
  throw new AppError("id-taken", { detail: `An image with the id "${taken.id}" exists.${place} Choose another id.` });
};

const readIntent = async (ctx: ServiceContext, input: UploadImageInput, bytes: Buffer): Promise<UploadIntent> => {
  const { fields, file } = input;
  const filename = toFilename(file.filename, findAcceptedFormat(bytes));
  const measured = await measureImage(ctx, { bytes, filename, sha256: file.staged.sha256 });
  return {
    filename,
    sizeBytes: file.staged.sizeBytes,
    ...measured,
    alt: fields.alt,
    tags: fields.tags,
    folder: fields.folder,
    creator: fields.creator ?? null,
    isPrivate: fields.requireSignedURLs,
    id: fields.id ?? null,
    requestId: ctx.requestId,
  };
};

/** A first attempt: everything that can refuse does so before the upstream hears of it. */
const uploadFirst = async (ctx: ServiceContext, input: UploadImageInput, key: string): Promise<Image> => {
  const { staged, filename } = input.file;
  requireFileSize({ sizeBytes: staged.sizeBytes, filename: toFilename(filename, undefined) });
  const token = createUploadToken();
  const metadata = withMark(input.fields.metadata, token);
  await requireFreeId(ctx, input.fields.id);
  const bytes = await ctx.spool.readStaged(staged);
  const upload: NewUpload = {
    token,
    actorId: ctx.actor.id,
    idempotencyKey: key,
    sha256: staged.sha256,
    intent: await readIntent(ctx, input, bytes),
    startedAt: ctx.clock().toISOString(),
  };
  if (ctx.signal.aborted) throw new AppError("cancelled", { detail: "The upload was cancelled." });
  if (!(await ctx.uploads.begin(upload))) throw inProgress();
  const image = await sendUpload(ctx, { upload: { ...upload, attempts: 1 }, bytes, metadata });
  return completeUpload(ctx, upload, { image, action: "image.uploaded" });
};

const uploadOrReplay = async (
  ctx: ServiceContext,
  input: UploadImageInput,
  key: string,
): Promise<UploadImageOutput> => {
  const known: Upload | undefined = await ctx.uploads.find({ actorId: ctx.actor.id, idempotencyKey: key });
  if (known === undefined) return { image: await uploadFirst(ctx, input, key), isReplay: false };
  return replayUpload(ctx, known, input);
};

/** Joins a call of this process that has the same key, else makes the upload and lets others join. */
const uploadOnce = async (ctx: ServiceContext, input: UploadImageInput, key: string): Promise<UploadImageOutput> => {
  const sender = { actorId: ctx.actor.id, idempotencyKey: key };
  const { sha256 } = input.file.staged;
  for (;;) {
    const first = ctx.uploadsUnderWay.find(sender);
    // One that outlived its deadline belongs to nobody any more.
    if (first === undefined || first.startedMs + sendDeadlineMs < ctx.clock().getTime()) break;
    requireSameBytes(first, input);
    const joined = await joinUpload(first, ctx.signal);
    if (joined !== undefined) return joined;
  }
  const outcome = uploadOrReplay(ctx, input, key);
  ctx.uploadsUnderWay.add(sender, { sha256, startedMs: ctx.clock().getTime(), outcome });
  return outcome;
};

/**
 * Takes a spooled file to the upstream and into the index, once per actor and idempotency key however often it is
 * called; calls at the same time share one outcome. Discards the spooled file in every case. Throws `not-an-image`, `image-too-large`, `image-broken`,
 * `invalid-input`, `id-taken`, `idempotency-mismatch`, `upload-in-progress` when another process is at it, and what the
 * upstream throws.
 */
export const uploadImage = async (ctx: ServiceContext, input: UploadImageInput): Promise<UploadImageOutput> => {
  try {
    const { idempotencyKey: key } = input;
    return await (key === undefined ? uploadOrReplay(ctx, input, randomUUID()) : uploadOnce(ctx, input, key));
  } finally {
    await ctx.spool.discard(input.file.staged);
  }
};
