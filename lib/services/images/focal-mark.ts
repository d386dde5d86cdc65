import { findFocalPoint, type FocalPoint, toGravity } from "@/lib/contracts/focal-point";
import { uploadLimits } from "@/lib/contracts/upload-limits";
import { AppError } from "@/lib/errors/app-error";

/** The metadata field by which the upstream keeps an image's focal point, as `0.25x0.75`. */
export const focalField = "_f";

type Meta = Readonly<Record<string, unknown>>;

const jsonBytes = (meta: Meta): number => Buffer.byteLength(JSON.stringify(meta));

/** True where the field holds something that we never wrote. */
export const isTaken = (meta: Meta): boolean =>
  Object.hasOwn(meta, focalField) && findFocalPoint(meta[focalField]) === undefined;

/** The metadata with this point, or without any; everything else in it stays. */
export const withFocalPoint = (meta: Meta, point: FocalPoint | null): Record<string, unknown> => {
  const rest = Object.fromEntries(Object.entries(meta).filter(([field]) => field !== focalField));
  return point === null ? rest : { ...rest, [focalField]: toGravity(point) };
};

const ownFields = { focalPoint: "the focal point", isPrivate: "the mark for a change of privacy" } as const;

/** Throws `invalid-input` with the figures when the metadata, with what `field` adds, is over the service's budget. */
export const requireRoom = (meta: Meta, field: keyof typeof ownFields): void => {
  const sizeBytes = jsonBytes(meta);
  if (sizeBytes <= uploadLimits.metadataBytes) return;
  throw new AppError("invalid-input", {
    detail: `With ${ownFields[field]} the metadata has ${sizeBytes} bytes as JSON, and Cloudflare keeps ${uploadLimits.metadataBytes}. Shorten the image's other metadata by ${sizeBytes - uploadLimits.metadataBytes} bytes.`,
    fields: [{ field, message: "No room in the metadata" }],
  });
};
