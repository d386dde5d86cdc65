import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { EngineError } from "@/lib/engine/engine-error";
import type { ApiParts } from "../api/api-parts";
import { checkFormat, checkSize, toFormatRefusal } from "./check-picture";

/** Bytes that end the decoder or keep it busy for good are not a picture; all else passes through. */
const toUploadError = (error: unknown): unknown => {
  if (!(error instanceof EngineError)) return error;
  const isTheirs = error.fault === "outOfTime" || error.fault === "internalDelivery" || error.fault === "notAnImage";
  return isTheirs ? toFormatRefusal("these bytes cannot be decoded", error) : error;
};

/** Type and size of an upload by its bytes. Throws EngineError 5400 when empty, 5455, 5413 or 5443 when refused. */
export const inspectUpload = async (
  { inspect }: Pick<ApiParts, "inspect">,
  bytes: Uint8Array,
  sha256: string,
): Promise<SourceFacts> => {
  if (bytes.byteLength === 0) throw new EngineError("badRequest", "The part `file` is empty");
  checkFormat(bytes);
  const facts = await inspect(bytes, sha256).catch((error: unknown) => {
    throw toUploadError(error);
  });
  checkSize(facts);
  return facts;
};
