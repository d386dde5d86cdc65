import { createHmac, timingSafeEqual } from "node:crypto";
import type { SigningKey } from "@/lib/engine/catalog/signing-key-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { withoutOwnDomain } from "./delivery-path";

export type SignedUrl = Readonly<{
  /** As it was sent, percent-encoded. */
  path: string;
  /** What follows the question mark, as it was sent; empty when there is none. */
  query: string;
}>;

const signatureShape = /^[0-9a-f]{64}$/;
/** Ends in the year 33658; more digits could not be told apart as a number. */
const expiryShape = /^\d{1,12}$/;

const refuse = (reason: string): EngineError => new EngineError("accessDenied", `Image access denied: ${reason}`);

const parseExpiry = (params: URLSearchParams): number | undefined => {
  const [text, ...more] = params.getAll("exp");
  if (text === undefined) return undefined;
  if (more.length > 0 || !expiryShape.test(text)) throw refuse("exp has to be one whole number of seconds since 1970");
  return Number(text);
};

const parseSignature = (params: URLSearchParams): Buffer => {
  const [text, ...more] = params.getAll("sig");
  if (text === undefined) throw refuse("this image needs a signed URL");
  if (more.length > 0 || !signatureShape.test(text)) throw refuse("sig has to be one text of 64 lowercase hex digits");
  return Buffer.from(text, "hex");
};

/** What may have been signed: the path with or without the own-domain prefix, without a query with or without its mark. */
const toMessages = (path: string, params: URLSearchParams): readonly string[] => {
  const rest = params.toString();
  return [...new Set([path, withoutOwnDomain(path)])].flatMap((signed) =>
    rest === "" ? [signed, `${signed}?`] : [`${signed}?${rest}`],
  );
};

const matches = (signature: Buffer, key: SigningKey, message: string): boolean =>
  timingSafeEqual(signature, createHmac("sha256", key.value).update(message).digest());

/**
 * Seconds since 1970 at which the signature ends, or undefined when it never does. Any of the keys may have signed.
 * Every parameter but `sig` is part of what is signed. Throws EngineError 9425.
 */
export const checkSignedUrl = (
  { path, query }: SignedUrl,
  keys: readonly SigningKey[],
  nowSeconds: number,
): number | undefined => {
  const params = new URLSearchParams(query);
  const signature = parseSignature(params);
  const expiresAtSeconds = parseExpiry(params);
  params.delete("sig");
  const messages = toMessages(path, params);
  const isSigned = keys.some((key) => messages.some((message) => matches(signature, key, message)));
  if (!isSigned) throw refuse("the signature does not belong to this URL");
  if (expiresAtSeconds !== undefined && expiresAtSeconds <= nowSeconds) throw refuse("the signed URL has expired");
  return expiresAtSeconds;
};
