import { toCounted } from "@/lib/client/figure-words";
import type { EndingKind } from "./ending";
import type { SigningTab } from "./signing-address";

export const toUrlsWords = (count: number): string => toCounted(count, "URL", "URLs");

/** Every text of the screen and of signing. */
export const signingWords = {
  title: "Signing",
  tabs: "Part of the screen",
  tab: { sign: "Sign a URL", check: "Check a URL", keys: "Keys" } satisfies Readonly<Record<SigningTab, string>>,
  refusedTitle: "Signing is for owners and editors",
  refusedDetail: "You can see private images in the library. Ask an owner of this console for a URL to hand out.",
  loading: "Loading the signing keys",
  keysFailed: "The signing keys could not be loaded",
  explain: "A signed URL opens one private image in one variant, for whoever has it, until it ends.",
  image: "Image",
  search: "Search by filename",
  clear: "Clear the search",
  results: "Images to sign",
  change: "Change",
  changeImage: "Change the image",
  private: "Private",
  public: "Public",
  isPublic:
    "This image is public: its URLs open without a signature, so signing protects nothing. Programs upload private ones with requireSignedURLs.",
  isOpenVariant: (variant: string) =>
    `${variant} is always public: its URLs open without a signature, of private images too.`,
  searchFailed: "The images could not be loaded.",
  imageFailed: "The image could not be loaded.",
  noMatch: "No filename contains this.",
  nothingTitle: "There is no image to sign yet",
  nothingDetail: "Upload one in the library first. Programs upload private ones with requireSignedURLs.",
  toLibrary: "Go to the library",
  more: (count: number) => `${toCounted(count, "more image", "more images")}: search to narrow the list.`,
  retry: "Try again",
  variant: "Variant",
  key: "Signing key",
  ending: "Works for",
  endings: {
    hour: "1 hour",
    day: "1 day",
    week: "7 days",
    month: "30 days",
    exact: "Until a date and time",
    never: "Without end",
  } satisfies Readonly<Record<EndingKind, string>>,
  exact: "Ends at",
  exactHint: (zone: string) => `In your time zone, ${zone}.`,
  exactFault: "Choose a moment that is still to come.",
  neverHint: "It works until its key is deleted. Deleting a key ends everything it signed.",
  sign: "Sign the URL",
  signAgain: "Sign anew",
  signFailed: "The URL could not be signed.",
  waiting: "The signed URL will stand here, with its code to scan.",
  result: "Signed URL",
  copy: "Copy the URL",
  copied: "Copied",
  copyRefused: "The browser did not let us use the clipboard. Select the text and copy it by hand.",
  signedFor: (what: { filename: string; variant: string; keyName: string }) =>
    `${what.filename} in ${what.variant}, signed with ${what.keyName}.`,
  saveCode: "Save the code as SVG",
  codeName: "signed-url.svg",
  code: "QR code of the signed URL",
  kept: "Copy it now: this console keeps that it was signed, not the URL.",
} as const;

export const openingWords = {
  open: "Open it now",
  again: "Open it again",
  failed: "It could not be tried.",
  opens: (what: { type: string; size: string }) => `It opens: 200, ${what.type}, ${what.size}.`,
  refuses: (status: number) => `It does not open: the delivery host answered ${status}.`,
  picture: "The picture, as this browser gets it from the delivery host",
  explain: "Fetches it from the delivery host, without your session.",
} as const;

export const countdownWords = {
  left: (span: string) => `${span} left`,
  ended: (span: string) => `Ended ${span} ago`,
  never: "Never ends",
} as const;

export const keyWords = {
  explain: "A key signs URLs. Its value never leaves the server, and any key opens any private image of the account.",
  list: "Signing keys",
  only: "Owners of this console make and delete keys.",
  name: "Name of a new key",
  nameHint: "Letters, digits, - and _, 99 at most.",
  nameTaken: (name: string) => `There is a key named ${name} already.`,
  create: "Make the key",
  created: (name: string) => `Made ${name}.`,
  notCreated: (name: string, reason: string) => `${name} was not made. ${reason}`,
  show: "What it signed",
  showNamed: (name: string) => `What it signed: ${name}`,
  remove: "Delete",
  removeNamed: (name: string) => `Delete ${name}`,
  removeTitle: (name: string) => `Delete ${name}?`,
  removeNow: "Delete the key",
  cancel: "Cancel",
  removed: (name: string) => `Deleted ${name}.`,
  replaced: (name: string, fresh: string) =>
    `Deleted ${name}. An account is never without a key, so it made a fresh one, ${fresh}.`,
  notRemoved: (name: string, reason: string) => `${name} was not deleted. ${reason}`,
  reading: "Reading what was signed",
  useFailed: "What the key signed could not be read.",
  breaks: "Every URL it signed stops at once. This cannot be undone: a new key of the same name has another value.",
  last: "It is the last key. The account will make a fresh one in its place, and the old URLs stay closed.",
} as const;
