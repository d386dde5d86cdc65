import type { ImageFacts } from "@/lib/contracts/image-facts";
import { uploadLimits } from "@/lib/contracts/upload-limits";
import { AppError } from "@/lib/errors/app-error";
import { SandboxError } from "@/lib/sandbox/sandbox";
import type { UpstreamBlob } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "../images/get-visible-image";
import { findBusyError } from "../images/measure/find-busy-error";
import { factsAnswer } from "../images/measure/measure-answer";

/** Above the service's own limit: an account may have a higher one. */
const originalLimitBytes = 4 * uploadLimits.fileBytes;

const readOriginal = async ({ stream }: UpstreamBlob): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    sizeBytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (sizeBytes > originalLimitBytes) {
      throw new AppError("image-too-large", {
        detail: `The original is larger than ${originalLimitBytes} bytes and cannot be read here.`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
};

const toFactsError = (error: unknown): unknown => {
  if (!(error instanceof SandboxError)) return error;
  const busy = findBusyError(error);
  if (busy !== undefined) return busy;
  return new AppError("image-broken", { detail: "The original cannot be read: it may be damaged.", cause: error });
};

/**
 * What the stored original says of itself, read in a child process that can be killed. Throws `not-found`, `busy`,
 * `image-broken`, `image-too-large`, and what the upstream throws.
 */
export const getImageFacts = async (ctx: ServiceContext, { id }: Readonly<{ id: string }>): Promise<ImageFacts> => {
  const image = await getVisibleImage(ctx, id);
  const body = await readOriginal(await ctx.upstream.openBlob(id, { signal: ctx.signal }));
  const header = { work: "facts", maxSidePx: uploadLimits.sidePx, maxAreaPx: uploadLimits.areaPx };
  // Uploads go first: somebody waits for those with a file in hand.
  const options = { signal: ctx.signal, fingerprint: image.sha256, priority: "precompute" as const };
  const answer = await ctx.sandbox.run({ header, body }, options).catch((error: unknown) => {
    throw toFactsError(error);
  });
  return factsAnswer.parse(answer.header);
};
