import { EngineError } from "@/lib/engine/engine-error";
import { parseCustomId } from "../api/image-id";
import { limits } from "../api/limits";
import { type FormField, type Metadata, parseMetadata } from "./metadata-fields";

export type UploadInput = Readonly<{
  /** The caller's own id; undefined asks for a made one. */
  id: string | undefined;
  meta: Metadata;
  creator: string | undefined;
  requireSignedUrls: boolean;
}>;

const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

/** The one value of a field; an empty one counts as absent. */
const findField = (fields: readonly FormField[], wanted: string): string | undefined => {
  const values = fields.filter(([name]) => name === wanted);
  if (values.length > 1) refuse(`The field \`${wanted}\` is given twice`);
  const value = values[0]?.[1];
  return value === "" ? undefined : value;
};

const parseFlag = (text: string | undefined): boolean => {
  if (text === undefined || text === "false") return false;
  return text === "true" || refuse("The field `requireSignedURLs` must be `true` or `false`");
};

const parseCreator = (text: string | undefined): string | undefined => {
  if (text !== undefined && text.length > limits.creatorChars) {
    refuse(`The field \`creator\` has ${text.length} characters; the limit is ${limits.creatorChars}`);
  }
  return text;
};

/** The text fields of an upload form. Throws EngineError 5400 that names the field. Unknown fields are ignored. */
export const parseUploadInput = (fields: readonly FormField[]): UploadInput => {
  if (findField(fields, "url") !== undefined) {
    refuse("The form has both `file` and `url`; send one of them. Uploading by `url` is not available yet");
  }
  const customId = findField(fields, "id");
  const requireSignedUrls = parseFlag(findField(fields, "requireSignedURLs"));
  if (customId !== undefined && requireSignedUrls) {
    refuse("An image with a custom id cannot require signed URLs: leave out `id` or `requireSignedURLs`");
  }
  return {
    id: customId === undefined ? undefined : parseCustomId(customId),
    meta: parseMetadata(fields),
    creator: parseCreator(findField(fields, "creator")),
    requireSignedUrls,
  };
};
