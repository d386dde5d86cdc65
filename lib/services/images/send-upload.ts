import type { Upload } from "@/lib/db/repositories/upload-repository";
import { AppError } from "@/lib/errors/app-error";
import { toMediaType } from "@/lib/pictures/media-type";
import type { UpstreamImage } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { findMarkedImage } from "./find-marked-image";
import { isUnclear } from "./unclear-fault";

/** Longer than the upstream client lets one upload last: an older `sending` row belongs to nobody any more. */
export const sendDeadlineMs = 180_000;

export type Shipment = Readonly<{
  upload: Pick<Upload, "token" | "intent" | "attempts">;
  bytes: Buffer;
  metadata: Readonly<Record<string, unknown>>;
}>;

/** Without the person's own signal: once sending has begun, the end is worth knowing. */
const toOptions = ({ upload, metadata }: Shipment) => ({
  metadata,
  requireSignedURLs: upload.intent.isPrivate,
  ...(upload.intent.id === null ? {} : { id: upload.intent.id }),
  ...(upload.intent.creator === null ? {} : { creator: upload.intent.creator }),
});

/** Looks for the image after a fault. Undefined also when the upstream cannot be asked: the row then stays. */
const lookAgain = async (ctx: ServiceContext, shipment: Shipment): Promise<UpstreamImage | undefined> => {
  try {
    return await findMarkedImage(ctx, shipment.upload);
  } catch (error) {
    ctx.log.warn({ err: error, uploadToken: shipment.upload.token }, "the upstream could not be asked for an upload");
    return undefined;
  }
};

const settleFault = async (ctx: ServiceContext, shipment: Shipment, fault: unknown): Promise<UpstreamImage> => {
  const { token, attempts } = shipment.upload;
  const mayExist = isUnclear(fault) || attempts > 1;
  // Written before asking: should the process die here, the next start asks again.
  if (mayExist) await ctx.uploads.markUnknown(token);
  const isTaken = fault instanceof AppError && fault.code === "id-taken";
  if (mayExist || isTaken) {
    const found = await lookAgain(ctx, shipment);
    if (found !== undefined) return found;
  }
  if (!mayExist) await ctx.uploads.drop(token);
  throw fault;
};

/**
 * Sends the bytes once. A lost answer is looked up before anything is said; a definite refusal frees the key.
 * Throws what the upstream threw. After `upstream-unreachable` the upload is kept as `unknown`.
 */
export const sendUpload = async (ctx: ServiceContext, shipment: Shipment): Promise<UpstreamImage> => {
  const { filename, format } = shipment.upload.intent;
  const source = { bytes: shipment.bytes, filename, contentType: toMediaType(format) };
  try {
    return await ctx.upstream.upload(source, toOptions(shipment));
  } catch (fault) {
    return settleFault(ctx, shipment, fault);
  }
};
