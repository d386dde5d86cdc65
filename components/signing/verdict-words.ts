import type { SignatureTrace, SignedUrlReason } from "@/lib/contracts/signing";
import { toTimeWords } from "./time-words";

type Refusal = Exclude<SignedUrlReason, "valid" | "not-a-delivery-url">;

/** Every text of checking a URL. */
export const checkWords = {
  explain: "Paste a delivery URL to learn what it opens, until when, and why it does not.",
  url: "Delivery URL",
  check: "Check",
  failed: "The URL could not be checked.",
  result: "What the URL says",
  image: "Image",
  variant: "Variant",
  options: "Options",
  key: "Signing key",
  ends: "Ends",
  noEnd: "It names no end",
  unreadableEnd: "Not readable",
  host: "Host",
  account: "Account",
  ownAccount: "This account",
  otherAccount: (hash: string) => `Another one, ${hash}`,
  unknownAccount: (hash: string) => `${hash}; the hash of this account is not known yet`,
  noKey: "None of this account",
  unsigned: "Not signed",
  show: (filename: string) => `Show ${filename} in the library`,
} as const;

export const verdictTitles = {
  opens: "It opens",
  refused: "It does not open",
  unsure: "It cannot be told here",
} as const;

export const signatureWords: Readonly<Record<Refusal, string>> = {
  unsigned: "The image is private, and the URL carries no signature.",
  "malformed-signature":
    "Its signature is no signature: 64 of the characters 0 to 9 and a to f are needed. It may have been cut off or typed by hand.",
  "malformed-expiry": "Its end, exp, is not a number of seconds since 1970. It was changed after it was signed.",
  "wrong-signature":
    "No key of this account made this signature for this URL. Either the URL was changed after it was signed, or its key was deleted or belongs elsewhere; a signature does not tell which.",
  expired: "Its time is over. A longer one needs a new signature: changing the end breaks the one it has.",
};

export const verdictWords = {
  notADeliveryUrl: "This is no delivery URL. One reads https://host/account-hash/image-id/variant.",
  foreign: "It belongs to another account. Only the keys of that account could tell whether its signature is right.",
  noImage: "The library knows no such image: it may have been deleted, or it was never taken in.",
  noVariant: (variant: string) => `There is no variant named ${variant}.`,
  publicImage: "The image is public: it opens with any signature, and with none.",
  publicVariant: (variant: string) =>
    `The variant ${variant} is always public: it opens with any signature, and with none.`,
  flexible:
    "It carries options in place of a variant. The image is public, so it opens while flexible variants are on.",
  flexiblePrivate: "It carries options in place of a variant, and private images are delivered by named variants only.",
  valid: (keyName: string) => `The signature is right: made with ${keyName}.`,
  without: "That matters to nobody who opens it now.",
} as const;

const toEndWords = (expiresAt: string | null): string =>
  expiresAt === null ? "without end" : `until ${toTimeWords(expiresAt)}`;

/** What the log of this console knows of a signature that no key confirms. */
export const toTraceWords = ({ keyName, isKeyThere, isUrlChanged, ...made }: SignatureTrace): string => {
  const url = `image ${made.imageId} in ${made.variant}, ${toEndWords(made.expiresAt)}`;
  if (isUrlChanged) return `The URL was changed: this console made the signature for ${url}.`;
  if (!isKeyThere) return `This console signed this URL with ${keyName}. That key was deleted since.`;
  return `This console signed this URL with ${keyName}. Either that key was deleted and made anew since, or the signature was changed.`;
};
