import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { TokenScope } from "@/lib/engine/catalog/token-catalog";
import type { ApiParts } from "./api-parts";
import { findBearer, isAuthorised } from "./credentials";

/** What a request may do. */
export type Access = Readonly<{
  /** Whose requests are counted together. */
  holder: string;
  canWrite: boolean;
}>;

/** How tokens are kept: a stolen database opens nothing. Tokens are random, so one round is enough. */
export const toTokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/**
 * What the credentials of a request allow on the API host or on the batch host; undefined when they allow nothing.
 * The account's own credentials open the API host whole; other tokens open what they were made for, until they end.
 */
export const findAccess = async (
  { credentials, catalog, clock }: Pick<ApiParts, "credentials" | "catalog" | "clock">,
  headers: IncomingHttpHeaders,
  scope: TokenScope,
): Promise<Access | undefined> => {
  if (scope === "api" && isAuthorised(headers, credentials)) return { holder: "account", canWrite: true };
  const bearer = findBearer(headers);
  if (bearer === undefined) return undefined;
  const token = await catalog.apiTokens.find(toTokenHash(bearer));
  if (token === undefined || token.scope !== scope) return undefined;
  if (token.expiresAt !== undefined && token.expiresAt <= clock().toISOString()) return undefined;
  return { holder: token.hash, canWrite: token.canWrite };
};
