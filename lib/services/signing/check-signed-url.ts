import type { SignedUrlCheck, SignedUrlReason } from "@/lib/contracts/signing";
import type { SigningKey } from "@/lib/upstream/account-upstream";
import type { ServiceContext } from "../context";
import { parseSignedUrl, type ParsedSignedUrl } from "./parse-signed-url";
import { findTrace } from "./find-trace";
import { findSigner } from "./signature";
import { toCheckedSubject } from "./to-checked-subject";

/** The last moment a date can name, in seconds; a later end is told as never. */
const latestSeconds = 8_640_000_000_000;

const toReason = (
  { signature, expiresAtSeconds }: ParsedSignedUrl,
  signer: SigningKey | undefined,
  now: Date,
): SignedUrlReason => {
  if (signature === undefined) return "unsigned";
  if (signature === null) return "malformed-signature";
  if (expiresAtSeconds === null) return "malformed-expiry";
  if (signer === undefined) return "wrong-signature";
  const isOver = expiresAtSeconds !== undefined && expiresAtSeconds * 1000 <= now.getTime();
  return isOver ? "expired" : "valid";
};

const toTime = (seconds: number | null | undefined): string | null =>
  typeof seconds === "number" && seconds <= latestSeconds ? new Date(seconds * 1000).toISOString() : null;

const notOurs: SignedUrlCheck = {
  isValid: false,
  reason: "not-a-delivery-url",
  keyName: null,
  imageId: "",
  variant: "",
  expiresAt: null,
  subject: null,
  trace: null,
};

/** Reads a signed URL and says whether it opens its image now, by which key and until when. Asks no delivery host. */
export const checkSignedUrl = async (
  ctx: ServiceContext,
  { url: text }: Readonly<{ url: string }>,
): Promise<SignedUrlCheck> => {
  const parsed = parseSignedUrl(text);
  if (parsed === undefined) return notOurs;
  const { signature } = parsed;
  const keys = typeof signature === "string" ? await ctx.upstream.keys.list({ signal: ctx.signal }) : [];
  const signer = typeof signature === "string" ? findSigner(parsed.url, signature, keys) : undefined;
  const reason = toReason(parsed, signer, ctx.clock());
  return {
    isValid: reason === "valid",
    reason,
    keyName: signer?.name ?? null,
    imageId: parsed.imageId,
    variant: parsed.variant,
    expiresAt: toTime(parsed.expiresAtSeconds),
    subject: await toCheckedSubject(ctx, parsed),
    trace: reason === "wrong-signature" ? ((await findTrace(ctx, parsed, keys)) ?? null) : null,
  };
};
