import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/catalogue";

const unclearCodes: ReadonlySet<ErrorCode> = new Set(["upstream-unreachable", "cancelled", "internal"]);

/** After such a fault what was asked of the upstream may or may not have happened. */
export const isUnclear = (error: unknown): boolean => !(error instanceof AppError) || unclearCodes.has(error.code);
