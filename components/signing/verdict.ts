import type { SignedUrlCheck, SignedUrlReason } from "@/lib/contracts/signing";
import { signatureWords, toTraceWords, type verdictTitles, verdictWords } from "./verdict-words";

export type Outcome = keyof typeof verdictTitles;
/** Whether someone without a session sees the picture, and why. */
export type Verdict = { outcome: Outcome; reason: string; /** What else is worth knowing. */ remark?: string };

type Rule = (check: SignedUrlCheck, reason: SignedUrlReason) => Verdict | undefined;

/** A URL that was valid when it was checked may have ended since. */
const toReasonNow = ({ reason, expiresAt }: SignedUrlCheck, nowMs: number): SignedUrlReason =>
  reason === "valid" && expiresAt !== null && Date.parse(expiresAt) <= nowMs ? "expired" : reason;

/** What is wrong with the signature, where nobody asks for one. */
const toRemark = (reason: SignedUrlReason): { remark?: string } =>
  reason === "valid" || reason === "not-a-delivery-url" || reason === "unsigned"
    ? {}
    : { remark: `${signatureWords[reason]} ${verdictWords.without}` };

const ofPlace: Rule = ({ subject }) => {
  if (subject === null) return { outcome: "refused", reason: verdictWords.notADeliveryUrl };
  return subject.isOwnAccount === false ? { outcome: "unsure", reason: verdictWords.foreign } : undefined;
};

const ofImage: Rule = ({ subject, variant }) => {
  if (subject?.isPrivate === null) return { outcome: "unsure", reason: verdictWords.noImage };
  if (subject?.isVariantOpen !== null || subject.isFlexible) return undefined;
  return { outcome: "refused", reason: verdictWords.noVariant(variant) };
};

const ofOpenDoors: Rule = ({ subject, variant }, reason) => {
  if (subject?.isFlexible === true)
    return subject.isPrivate === true
      ? { outcome: "refused", reason: verdictWords.flexiblePrivate }
      : { outcome: "unsure", reason: verdictWords.flexible };
  if (subject?.isPrivate === false) return { outcome: "opens", reason: verdictWords.publicImage, ...toRemark(reason) };
  if (subject?.isVariantOpen === true)
    return { outcome: "opens", reason: verdictWords.publicVariant(variant), ...toRemark(reason) };
  return undefined;
};

const ofSignature = ({ keyName, trace }: SignedUrlCheck, reason: SignedUrlReason): Verdict => {
  if (reason === "valid") return { outcome: "opens", reason: verdictWords.valid(keyName ?? "") };
  if (reason === "not-a-delivery-url") return { outcome: "refused", reason: verdictWords.notADeliveryUrl };
  return { outcome: "refused", reason: trace === null ? signatureWords[reason] : toTraceWords(trace) };
};

const rules = [ofPlace, ofImage, ofOpenDoors] as const;

/** What the check means for whoever opens the URL now. The first rule that knows decides. */
export const toVerdict = (check: SignedUrlCheck, nowMs: number): Verdict => {
  const reason = toReasonNow(check, nowMs);
  for (const rule of rules) {
    const verdict = rule(check, reason);
    if (verdict !== undefined) return verdict;
  }
  return ofSignature(check, reason);
};
