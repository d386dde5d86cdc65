import { z } from "zod";
import { parserOf } from "./parser-of";
import type { ImagePage, UpstreamImage, UpstreamVariant } from "./upstream";

const nameOfUrl = (url: string): string => {
  const last = url.split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch (cause) {
    if (cause instanceof URIError) return last;
    throw cause;
  }
};

/** Today a URL whose last part is the name; in the 2021 beta an object. */
const variant = z
  .union([z.string(), z.object({ name: z.string(), url: z.string() })])
  .transform((given): UpstreamVariant => (typeof given === "string" ? { name: nameOfUrl(given), url: given } : given));

const toTime = (text: string | null | undefined): string => {
  const at = Date.parse(text ?? "");
  // The beta told no time: the moment we heard of it is the nearest truth.
  return new Date(Number.isNaN(at) ? Date.now() : at).toISOString();
};

const image = z
  .object({
    id: z.string().min(1),
    filename: z.string().nullish(),
    uploaded: z.string().nullish(),
    requireSignedURLs: z.boolean().nullish(),
    variants: z.array(variant).nullish(),
    // Samples in the documentation print `metadata`; every server answers `meta`.
    meta: z.record(z.string(), z.unknown()).nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    creator: z.string().nullish(),
  })
  .transform((given): UpstreamImage => ({
    id: given.id,
    filename: given.filename ?? "",
    uploadedAt: toTime(given.uploaded),
    isPrivate: given.requireSignedURLs ?? false,
    variants: given.variants ?? [],
    meta: given.meta ?? given.metadata ?? {},
    creator: given.creator ?? null,
  }));

const page = z
  .object({ images: z.array(image).nullish(), continuation_token: z.string().nullish() })
  .transform((given): ImagePage => {
    const token = given.continuation_token ?? "";
    return { images: given.images ?? [], nextCursor: token === "" ? null : token };
  });

const stats = z
  .object({ count: z.object({ current: z.number(), allowed: z.number() }) })
  .transform(({ count }) => count);

export const parseImage = parserOf(image, "an image");
export const parsePage = parserOf(page, "a list of images");
export const parseStats = parserOf(stats, "the account's figures");
