import { randomBytes } from "node:crypto";
import { uploadLimits } from "@/lib/contracts/upload-limits";
import { AppError } from "@/lib/errors/app-error";
import { focalField } from "./focal-mark";

/** The metadata field by which an upload whose answer was lost is found again at the upstream. */
export const markField = "_u";

const tokenBytes = 12;

/** 16 url-safe characters. */
export const createUploadToken = (): string => randomBytes(tokenBytes).toString("base64url");

/** Adds our mark. Throws `invalid-input` when the field is taken or the whole is over the service's budget. */
export const withMark = (
  metadata: Readonly<Record<string, unknown>> | undefined,
  token: string,
): Record<string, unknown> => {
  const reserved = [markField, focalField].find((field) => metadata !== undefined && Object.hasOwn(metadata, field));
  if (reserved !== undefined) {
    throw new AppError("invalid-input", {
      detail: `The metadata field "${reserved}" is reserved. Use another name.`,
      fields: [{ field: "metadata", message: `"${reserved}" is reserved` }],
    });
  }
  const marked = { ...metadata, [markField]: token };
  const sizeBytes = Buffer.byteLength(JSON.stringify(marked));
  if (sizeBytes <= uploadLimits.metadataBytes) return marked;
  const ownBytes = metadata === undefined ? 0 : Buffer.byteLength(JSON.stringify(metadata));
  const leftBytes = uploadLimits.metadataBytes - (sizeBytes - ownBytes);
  throw new AppError("invalid-input", {
    detail: `The metadata has ${ownBytes} bytes as JSON, and ${leftBytes} are left of Cloudflare's ${uploadLimits.metadataBytes}. Shorten it.`,
    fields: [{ field: "metadata", message: `${ownBytes} bytes, at most ${leftBytes}` }],
  });
};

/** Metadata as people see it. */
export const withoutMark = (meta: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(meta).filter(([field]) => field !== markField && field !== focalField));
