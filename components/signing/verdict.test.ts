import { describe, expect, it } from "vitest";
import type { SignedUrlCheck } from "@/lib/contracts/signing";
import { toVerdict } from "./verdict";
import { signatureWords, verdictWords } from "./verdict-words";

const nowMs = Date.parse("2026-05-01T12:00:00Z");
const subject = {
  host: "imagedelivery.net",
  accountHash: "Vi7wi5KSItxGFsWRG2Us6Q",
  isOwnAccount: true,
  filename: "hill.jpg",
  isPrivate: true,
  isFlexible: false,
  isVariantOpen: false,
};
const valid: SignedUrlCheck = {
  isValid: true,
  reason: "valid",
  keyName: "default",
  imageId: "a",
  variant: "public",
  expiresAt: "2026-05-01T13:00:00.000Z",
  subject,
  trace: null,
};
const verdict = (given: Partial<SignedUrlCheck>, part: Partial<typeof subject | Record<string, unknown>> = {}) =>
  toVerdict({ ...valid, ...given, subject: { ...subject, ...part } } as SignedUrlCheck, nowMs);

describe("toVerdict", () => {
  it("opens what a key signed, until it ends, also where the end comes after the check", () => {
    expect(toVerdict(valid, nowMs)).toEqual({ outcome: "opens", reason: verdictWords.valid("default") });
    expect(toVerdict(valid, nowMs + 3_599_999).outcome).toBe("opens");
    expect(toVerdict(valid, nowMs + 3_600_000)).toEqual({ outcome: "refused", reason: signatureWords.expired });
    expect(toVerdict({ ...valid, expiresAt: null }, Number.MAX_SAFE_INTEGER).outcome).toBe("opens");
  });

  it.each(["unsigned", "malformed-signature", "malformed-expiry", "wrong-signature", "expired"] as const)(
    "refuses a private image by its signature: %s",
    (reason) => {
      expect(verdict({ reason })).toEqual({ outcome: "refused", reason: signatureWords[reason] });
    },
  );

  it("tells a changed URL from a deleted key where the log knows", () => {
    const trace = { keyName: "old", imageId: "a", variant: "public", expiresAt: null };
    const told = (isKeyThere: boolean, isUrlChanged: boolean) =>
      verdict({ reason: "wrong-signature", trace: { ...trace, isKeyThere, isUrlChanged } }).reason;
    expect(told(true, true)).toContain("The URL was changed");
    expect(told(false, false)).toContain("deleted since");
    expect(told(true, false)).toContain("made anew");
  });

  it("says nothing sure of another account, of unknown images and of options", () => {
    expect(verdict({}, { isOwnAccount: false })).toEqual({ outcome: "unsure", reason: verdictWords.foreign });
    expect(verdict({}, { isPrivate: null, filename: null })).toEqual({
      outcome: "unsure",
      reason: verdictWords.noImage,
    });
    expect(verdict({ reason: "unsigned" }, { isFlexible: true, isVariantOpen: null, isPrivate: false }).outcome).toBe(
      "unsure",
    );
  });

  it("refuses options on a private image, whatever the signature, and variants nobody has", () => {
    expect(verdict({}, { isFlexible: true, isVariantOpen: null }).reason).toBe(verdictWords.flexiblePrivate);
    expect(verdict({}, { isVariantOpen: null }).reason).toBe(verdictWords.noVariant("public"));
  });

  it("opens public images and public variants to a bad signature too, and says what is wrong with it", () => {
    for (const part of [{ isPrivate: false }, { isVariantOpen: true }]) {
      expect(verdict({ reason: "unsigned" }, part)).not.toHaveProperty("remark");
      const found = verdict({ reason: "expired" }, part);
      expect(found.outcome).toBe("opens");
      expect(found.remark).toContain(signatureWords.expired);
    }
  });

  it("knows a text that is no delivery URL", () => {
    const check = { ...valid, isValid: false, reason: "not-a-delivery-url", subject: null } as const;
    expect(toVerdict(check, nowMs)).toEqual({ outcome: "refused", reason: verdictWords.notADeliveryUrl });
  });
});
