import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { type BodyReader, toMediaType } from "./body-reader";

const limitBytes = 64 * 1024;

const refuseTooLarge = (): never => {
  throw new AppError("body-too-large", { detail: `A JSON body has at most ${limitBytes} bytes.` });
};

const readCapped = async (body: ReadableStream<Uint8Array> | null): Promise<Buffer> => {
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) refuseTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("invalid-input", { detail: "The body is not JSON.", cause });
  }
};

/** A connection that breaks is the caller's leaving: nobody hears the answer, and nothing is wrong here. */
const toReadError = (error: unknown): AppError =>
  error instanceof AppError
    ? error
    : new AppError("cancelled", { detail: "The caller went away before the body was read.", cause: error });

/**
 * Reads `application/json` of at most 64 kB. Errors: `unsupported-media-type`, `body-too-large`, `invalid-input`,
 * `cancelled`.
 */
export const jsonBody = <Body>(schema: z.ZodType<Body>): BodyReader<Body> => ({
  mediaType: "application/json",
  schema,
  read: async (request) => {
    if (toMediaType(request.headers.get("content-type")) !== "application/json") {
      throw new AppError("unsupported-media-type", { detail: "Send the body as application/json." });
    }
    if (Number(request.headers.get("content-length") ?? 0) > limitBytes) refuseTooLarge();
    const bytes = await readCapped(request.body).catch((error: unknown) => {
      throw toReadError(error);
    });
    return schema.parse(parseJson(bytes));
  },
});
