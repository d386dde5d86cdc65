import { AppError } from "@/lib/errors/app-error";
import type { SandboxError } from "@/lib/sandbox/sandbox";

/** The answer while no child is free for an original; undefined when the fault is of another kind. */
export const findBusyError = (error: SandboxError): AppError | undefined =>
  error.fault === "busy" || error.fault === "closed"
    ? new AppError("busy", {
        detail: "Too many images are being read at once. Try again in a moment.",
        cause: error,
        retryAfterSeconds: 2,
      })
    : undefined;
