import { createHmac, timingSafeEqual } from "node:crypto";
import type { SigningKey } from "@/lib/upstream/account-upstream";

const ownDomainPrefix = /^\/cdn-cgi\/imagedelivery(?=\/)/;

const withoutSignature = (url: URL): URLSearchParams => {
  const params = new URLSearchParams(url.search);
  params.delete("sig");
  return params;
};

/** Path and query but `sig`, without the host; without a query the path alone. Source: Cloudflare, serve private images. */
const toMessage = (url: URL): string => {
  const rest = withoutSignature(url).toString();
  return rest === "" ? url.pathname : `${url.pathname}?${rest}`;
};

/** What may have been signed: also the path without a custom domain's prefix, and the mark of an empty query. */
const toMessages = (url: URL): readonly string[] => {
  const rest = withoutSignature(url).toString();
  const paths = new Set([url.pathname, url.pathname.replace(ownDomainPrefix, "")]);
  return [...paths].flatMap((path) => (rest === "" ? [path, `${path}?`] : [`${path}?${rest}`]));
};

/** The key is used as its UTF-8 text, not decoded. */
const hmac = (key: SigningKey, message: string): Buffer =>
  createHmac("sha256", key.reveal()).update(message, "utf8").digest();

/** A delivery URL that opens a private image; `expiresAtSeconds` since 1970, undefined for one that never ends. */
export const signUrl = (text: string, key: SigningKey, expiresAtSeconds?: number): string => {
  const url = new URL(text);
  url.searchParams.delete("sig");
  url.searchParams.delete("exp");
  if (expiresAtSeconds !== undefined) url.searchParams.set("exp", String(expiresAtSeconds));
  const signature = hmac(key, toMessage(url)).toString("hex");
  url.searchParams.set("sig", signature);
  return url.href;
};

/** The key that made the signature, 64 hex digits. */
export const findSigner = (url: URL, signature: string, keys: readonly SigningKey[]): SigningKey | undefined => {
  const given = Buffer.from(signature, "hex");
  const messages = toMessages(url);
  return keys.find((key) => messages.some((message) => timingSafeEqual(given, hmac(key, message))));
};
