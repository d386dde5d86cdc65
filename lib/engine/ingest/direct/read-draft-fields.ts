import type { HttpBindings } from "@hono/node-server";
import { EngineError } from "@/lib/engine/engine-error";
import { parseJsonObject, readSmallBody } from "../../api/read-json";
import { type FieldSource, fromForm, fromJson } from "../field-source";
import type { IngestParts } from "../ingest-parts";
import { readForm } from "../read-form";

const isRawPicture = (type: string): boolean => /^(?:image|video)\/|^application\/octet-stream/i.test(type);
const isForm = (type: string): boolean => /^multipart\/form-data\s*(?:;|$)/i.test(type);
const isUrlEncoded = (type: string): boolean => /^application\/x-www-form-urlencoded/i.test(type);

const readFormFields = async (parts: IngestParts, { incoming, outgoing }: HttpBindings): Promise<FieldSource> => {
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  const { fields, file } = await readForm(incoming, parts);
  if (file !== undefined) {
    await parts.originals.discard(file.staged);
    const words = "This call makes an upload URL and takes no `file`: send the file to the `uploadURL` it answers with";
    throw new EngineError("badRequest", words);
  }
  return fromForm(fields);
};

/**
 * The fields of a call that makes an upload URL: a form, JSON, or nothing at all. `curl --data` sends JSON under the
 * type of another form, so the text decides there.
 * Throws EngineError 5400, 5408, 5413, and 5415 for a picture, which belongs to the URL itself.
 */
export const readDraftFields = async (parts: IngestParts, env: HttpBindings): Promise<FieldSource> => {
  const type = env.incoming.headers["content-type"] ?? "";
  if (isRawPicture(type)) {
    const words = "Images must be uploaded as a form, not as raw image data. Please use multipart/form-data format";
    throw new EngineError("notAForm", words);
  }
  if (env.incoming.headers["content-length"] === "0") return fromJson({});
  if (isForm(type)) return readFormFields(parts, env);
  const body = await readSmallBody(env);
  const text = body.toString("utf8").trim();
  if (text === "") return fromJson({});
  if (isUrlEncoded(type) && !text.startsWith("{")) return fromForm([...new URLSearchParams(text)]);
  return fromJson(parseJsonObject(body));
};
