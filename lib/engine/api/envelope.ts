import { AppError } from "@/lib/errors/app-error";
import { EngineError } from "@/lib/engine/engine-error";

export type Envelope = {
  result: unknown;
  success: boolean;
  errors: { code: number; message: string }[];
  messages: never[];
  result_info?: Readonly<Record<string, unknown>> | null;
};

export const toSuccess = (result: unknown, resultInfo?: Envelope["result_info"]): Envelope => ({
  result,
  success: true,
  errors: [],
  messages: [],
  ...(resultInfo === undefined ? {} : { result_info: resultInfo }),
});

export const toFailure = (error: EngineError): Envelope => ({
  result: null,
  success: false,
  errors: [{ code: error.code, message: error.message }],
  messages: [],
});

/** A failure the caller may see. Anything unknown becomes an opaque 5500 that keeps its cause for the log. */
export const toEngineError = (error: unknown): EngineError => {
  if (error instanceof EngineError) return error;
  if (error instanceof AppError && (error.code === "storage-full" || error.code === "storage-read-only")) {
    return new EngineError("storageFull", error.detail, { cause: error });
  }
  return new EngineError("internalApi", "An unexpected error occurred. Try again.", { cause: error });
};
