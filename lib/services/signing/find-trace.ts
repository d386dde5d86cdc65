import type { SignatureTrace } from "@/lib/contracts/signing";
import type { SigningKey } from "@/lib/upstream/account-upstream";
import type { ServiceContext } from "../context";
import type { ParsedSignedUrl } from "./parse-signed-url";
import { findSigner } from "./signature";
import { readSigningLog, type LoggedSigning } from "./signing-log";

const toSeconds = (expiresAt: string | null): number | undefined =>
  expiresAt === null ? undefined : Math.floor(Date.parse(expiresAt) / 1000);

/** The URL of another signing, at the host and account of this one. Ids that are not plain are never private. */
const toUrlOf = ({ url, accountHash }: ParsedSignedUrl, { imageId, variant, expiresAt }: LoggedSigning): URL => {
  const before = url.pathname.slice(0, url.pathname.indexOf(accountHash) + accountHash.length);
  const other = new URL(url);
  other.pathname = `${before}/${imageId.split("/").map(encodeURIComponent).join("/")}/${variant}`;
  const seconds = toSeconds(expiresAt);
  other.search = seconds === undefined ? "" : `?exp=${seconds}`;
  return other;
};

const isOfSame = (parsed: ParsedSignedUrl, { imageId, variant, expiresAt }: LoggedSigning): boolean =>
  imageId === parsed.imageId && variant === parsed.variant && toSeconds(expiresAt) === parsed.expiresAtSeconds;

/**
 * Where a signature that no key confirms may be from: it was made here for something else, or this very URL was signed
 * here with a key that is another one now. Undefined where the log tells neither.
 */
export const findTrace = async (
  ctx: Pick<ServiceContext, "audit">,
  parsed: ParsedSignedUrl,
  keys: readonly SigningKey[],
): Promise<SignatureTrace | undefined> => {
  const { signature } = parsed;
  if (typeof signature !== "string") return undefined;
  const { signings } = await readSigningLog(ctx);
  const keyOf = (signing: LoggedSigning) => keys.filter(({ name }) => name === signing.keyName);
  const isMadeFor = (signing: LoggedSigning) =>
    findSigner(toUrlOf(parsed, signing), signature, keyOf(signing)) !== undefined;
  const source = signings.find(isMadeFor);
  const found = source ?? signings.find((signing) => isOfSame(parsed, signing));
  if (found === undefined) return undefined;
  const { keyName, imageId, variant, expiresAt } = found;
  const isKeyThere = keyOf(found).length > 0;
  return { keyName, isKeyThere, imageId, variant, expiresAt, isUrlChanged: source !== undefined };
};
