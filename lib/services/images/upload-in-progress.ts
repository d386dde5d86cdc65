import { AppError } from "@/lib/errors/app-error";

const retryAfterSeconds = 2;

/** The same upload is under way elsewhere; asking again soon gives its image. */
export const inProgress = (): AppError =>
  new AppError("upload-in-progress", {
    detail: "This upload is still under way. Ask again in a moment to get its image.",
    retryAfterSeconds,
  });
