import type { ServerResponse } from "node:http";
import { AppError } from "@/lib/errors/app-error";
import { limits } from "../api/limits";
import { toFilename } from "./form-fields";
import type { IngestParts } from "./ingest-parts";
import { type StagedFile, toTooLarge } from "./read-form";
import type { RemotePicture } from "./remote/remote-pictures";

const spool = async ({ originals }: IngestParts, { body, filename }: RemotePicture): Promise<StagedFile> => {
  try {
    const staged = await originals.stage(body, { limitBytes: limits.fileBytes });
    return { staged, filename: toFilename(filename, limits.filenameChars) };
  } catch (error) {
    throw error instanceof AppError && error.code === "image-too-large" ? toTooLarge() : error;
  }
};

/**
 * Spools the picture at `url`, for the caller to publish or discard, as long as somebody waits for the answer.
 * Throws EngineError as RemotePictures does.
 */
export const fetchFile = async (parts: IngestParts, url: string, outgoing: ServerResponse): Promise<StagedFile> => {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  outgoing.once("close", leave);
  try {
    return await parts.remotePictures.read(url, (picture) => spool(parts, picture), gone.signal);
  } finally {
    outgoing.off("close", leave);
  }
};
