import { createHash, randomBytes } from "node:crypto";

/** Random tokens have 256 bits: a plain hash is enough at rest, there is nothing to guess. */
export const toTokenHash = (token: string): string => createHash("sha256").update(token).digest("base64url");

export const createToken = (): string => randomBytes(32).toString("base64url");
