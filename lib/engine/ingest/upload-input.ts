import { EngineError } from "@/lib/engine/engine-error";
import { parseCustomId } from "../api/image-id";
import { limits } from "../api/limits";
import type { FieldSource } from "./field-source";
import type { Metadata } from "./metadata-fields";

/** What a caller says about an image, whoever brings the bytes. */
export type ImageInput = Readonly<{
  /** The caller's own id; undefined asks for a made one. */
  id: string | undefined;
  meta: Metadata;
  creator: string | undefined;
  requireSignedUrls: boolean;
}>;

const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

const parseCreator = (text: string | undefined): string | undefined => {
  if (text !== undefined && text.length > limits.creatorChars) {
    refuse(`The field \`creator\` has ${text.length} characters; the limit is ${limits.creatorChars}`);
  }
  return text;
};

/** Throws EngineError 5400 that names the field. Unknown fields are ignored, as the service does. */
export const parseImageInput = (source: FieldSource): ImageInput => {
  const customId = source.findText("id");
  const requireSignedUrls = source.getFlag("requireSignedURLs");
  if (customId !== undefined && requireSignedUrls) {
    refuse("An image with a custom id cannot require signed URLs: leave out `id` or `requireSignedURLs`");
  }
  return {
    id: customId === undefined ? undefined : parseCustomId(customId),
    meta: source.getMetadata(),
    creator: parseCreator(source.findText("creator")),
    requireSignedUrls,
  };
};

const shownNames = 5;

/**
 * The URL to fetch, or undefined when the request brings the file itself.
 * Throws EngineError 5400 unless there is exactly one of `file` and `url`.
 */
export const findUploadUrl = (source: FieldSource, hasFile: boolean): string | undefined => {
  const url = source.findText("url");
  if (hasFile && url !== undefined) refuse("The request has both `file` and `url`; send one of them");
  if (hasFile || url !== undefined) return url;
  const names = source
    .names()
    .slice(0, shownNames)
    .map((name) => JSON.stringify(name.slice(0, 100)));
  const found = names.length === 0 ? "it is empty" : `it has ${names.join(", ")}`;
  return refuse(`The request has no part named \`file\` and no field \`url\`: ${found}`);
};
