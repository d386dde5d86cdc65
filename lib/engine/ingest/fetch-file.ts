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

/** Spools the picture at `url`, for the caller to publish or discard. Throws EngineError as RemotePictures does. */
export const fetchFile = (parts: IngestParts, url: string): Promise<StagedFile> =>
  parts.remotePictures.read(url, (picture) => spool(parts, picture));
