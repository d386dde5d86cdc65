import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What lets a client in: either scheme is enough. */
export type ApiCredentials = Readonly<{ apiToken: string; apiEmail: string; apiKey: string }>;

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Takes the same time wherever the texts differ, and whatever their lengths. */
const isSameText = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const textOf = (header: string | string[] | undefined): string => (typeof header === "string" ? header : "");

/** The token of an `Authorization: Bearer` header. */
export const findBearer = (headers: IncomingHttpHeaders): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(textOf(headers.authorization))?.[1];

/** True when the request carries the token, or email and key. SDKs that send both schemes need one that fits. */
export const isAuthorised = (headers: IncomingHttpHeaders, credentials: ApiCredentials): boolean => {
  const isToken = isSameText(findBearer(headers) ?? "", credentials.apiToken);
  const isEmail = isSameText(textOf(headers["x-auth-email"]).toLowerCase(), credentials.apiEmail.toLowerCase());
  const isKey = isSameText(textOf(headers["x-auth-key"]), credentials.apiKey);
  return isToken || (isEmail && isKey);
};
