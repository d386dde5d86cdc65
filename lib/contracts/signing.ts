import { z } from "zod";
import { variantNameShape } from "./variant-limits";

const keyName = z.string().regex(/^[A-Za-z0-9_-]{1,99}$/, "A key name has letters, digits, - and _, 1 to 99.");
export const keyParams = z.object({ name: keyName });

/** Names only: a key's value never leaves the server. */
export const keyList = z.object({ items: z.array(z.object({ name: z.string() })) });
export type KeyList = z.infer<typeof keyList>;

/** The URLs this console signed with a key. What was signed elsewhere with its value is known to nobody here. */
export const keyUse = z.object({
  name: z.string(),
  /** Signed here since the first such entry of the log; null: none is known. */
  signed: z.object({ count: z.int(), since: z.iso.datetime(), latest: z.iso.datetime() }).nullable(),
  /** Of these, those whose end has not come, and those without an end. */
  openCount: z.int(),
  endlessCount: z.int(),
  /** False: the log holds more than was read. */
  isWhole: z.boolean(),
});
export type KeyUse = z.infer<typeof keyUse>;

export const signedUrlInput = z.strictObject({
  variant: z.string().regex(variantNameShape),
  keyName,
  /** Null: the URL never ends. */
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
});
export type SignedUrlInput = z.infer<typeof signedUrlInput>;

/** `expiresAt` is rounded down to whole seconds, as the URL carries it. */
export const signedUrl = z.object({ url: z.string(), expiresAt: z.iso.datetime().nullable() });
export type SignedUrl = z.infer<typeof signedUrl>;

/** For the calls that read a URL. Long enough for every URL a browser would open. */
export const signedUrlCheckInput = z.strictObject({ url: z.string().min(1).max(8192) });

const signedUrlReasons = [
  "valid",
  "not-a-delivery-url",
  "unsigned",
  "malformed-signature",
  "malformed-expiry",
  "wrong-signature",
  "expired",
] as const;
export type SignedUrlReason = (typeof signedUrlReasons)[number];

/** What the index and the account know of what a URL names. Null: not known here. */
const checkedSubject = z.object({
  host: z.string(),
  accountHash: z.string(),
  /** Null: the hash of this account is not known yet. */
  isOwnAccount: z.boolean().nullable(),
  filename: z.string().nullable(),
  isPrivate: z.boolean().nullable(),
  /** The last part holds options in place of a variant's name. */
  isFlexible: z.boolean(),
  /** The variant opens without a signature; null: there is no such variant. */
  isVariantOpen: z.boolean().nullable(),
});
export type CheckedSubject = z.infer<typeof checkedSubject>;

/** What the log of signatures made here knows of one that no key confirms. */
const signatureTrace = z.object({
  keyName: z.string(),
  /** Whether there is a key of this name today; it may have been made anew. */
  isKeyThere: z.boolean(),
  imageId: z.string(),
  variant: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  /** The signature is true for these: the URL was changed after it was signed. */
  isUrlChanged: z.boolean(),
});
export type SignatureTrace = z.infer<typeof signatureTrace>;

export const signedUrlCheck = z.object({
  isValid: z.boolean(),
  reason: z.enum(signedUrlReasons),
  /** The key that made the signature, also of a URL that has ended. */
  keyName: z.string().nullable(),
  /** Empty when the text is no delivery URL. */
  imageId: z.string(),
  variant: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  /** Null when the text is no delivery URL. */
  subject: checkedSubject.nullable(),
  /** Null: the signature is right, or nothing is known of it. */
  trace: signatureTrace.nullable(),
});
export type SignedUrlCheck = z.infer<typeof signedUrlCheck>;

/** What the delivery host answered to someone without a session. */
export const signedUrlOpening = z.object({
  status: z.int(),
  contentType: z.string(),
  sizeBytes: z.int(),
  /** The host's own words where it refused; empty where it opened. */
  said: z.string(),
});
export type SignedUrlOpening = z.infer<typeof signedUrlOpening>;
