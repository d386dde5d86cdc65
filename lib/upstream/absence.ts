import { AppError } from "@/lib/errors/app-error";

/** The upstream said that there is no such thing. */
export const isAbsence = (error: unknown): boolean => error instanceof AppError && error.code === "not-found";
