import type { HttpBindings } from "@hono/node-server";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { readJson } from "../api/read-json";
import { fetchFile } from "./fetch-file";
import { type FieldSource, fromForm, fromJson } from "./field-source";
import type { IngestParts } from "./ingest-parts";
import { keepPicture } from "./keep-picture";
import { checkFormHeaders, readForm, type StagedFile } from "./read-form";
import { findUploadUrl, type ImageInput, parseImageInput } from "./upload-input";

export type Upload = Readonly<{ image: CatalogImage; hasCustomId: boolean }>;

type UploadBody = Readonly<{ source: FieldSource; file: StagedFile | undefined }>;

const isJson = (contentType: string | undefined): boolean => /^application\/json\s*(?:;|$)/i.test(contentType ?? "");

const readBody = async (parts: IngestParts, env: HttpBindings): Promise<UploadBody> => {
  const { incoming, outgoing } = env;
  if (isJson(incoming.headers["content-type"])) return { source: fromJson(await readJson(env)), file: undefined };
  checkFormHeaders(incoming);
  // A client that asked first sends nothing until it hears this.
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  const { fields, file } = await readForm(incoming, parts);
  return { source: fromForm(fields), file };
};

/** Refused before the decoder or another server is asked; the insert is what decides between two at once. */
const checkIdIsFree = async ({ catalog }: IngestParts, { id }: ImageInput): Promise<void> => {
  if (id === undefined || (await catalog.images.find(id)) === undefined) return;
  throw new EngineError("idTaken", "An image with this id already exists");
};

const takeIn = async (
  parts: IngestParts,
  { outgoing }: HttpBindings,
  { source, file }: UploadBody,
): Promise<Upload> => {
  const url = findUploadUrl(source, file !== undefined);
  const input = parseImageInput(source);
  await checkIdIsFree(parts, input);
  const staged = file ?? (await fetchFile(parts, url ?? "", outgoing));
  return { image: await keepPicture(parts, { input, file: staged }), hasCustomId: input.id !== undefined };
};

/**
 * Takes in one image from a form or, by its URL, from a JSON body. Durable when it returns; nothing is left behind when
 * it throws.
 */
export const uploadImage = async (parts: IngestParts, env: HttpBindings): Promise<Upload> => {
  const body = await readBody(parts, env);
  try {
    return await takeIn(parts, env, body);
  } finally {
    if (body.file !== undefined) await parts.originals.discard(body.file.staged);
  }
};
