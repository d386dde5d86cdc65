import { describe, expect, it } from "vitest";
import { toHistorySentence } from "./to-history-sentence";

describe("toHistorySentence", () => {
  it("names what was changed", () => {
    expect(toHistorySentence({ action: "image.updated", detail: { alt: "Hills", focalPoint: null } })).toBe(
      "Changed alternative text, focal point",
    );
  });

  it("tells of a signed URL its variant, its key and its end", () => {
    const detail = { variant: "public", keyName: "web", expiresAt: null };
    expect(toHistorySentence({ action: "image.url-signed", detail })).toBe(
      "Signed a URL of public with the key web, without end",
    );
    const ending = { ...detail, expiresAt: "2031-05-06T07:08:09.000Z" };
    expect(toHistorySentence({ action: "image.url-signed", detail: ending })).toMatch(/until .*2031/);
  });

  it("tells a deletion by a person from one by time", () => {
    expect(toHistorySentence({ action: "image.purge-requested", detail: { because: "retention" } })).toMatch(/time/);
    expect(toHistorySentence({ action: "image.purge-requested", detail: {} })).toBe("Deleted for good");
  });

  it("falls back on the name of an action it does not know", () => {
    expect(toHistorySentence({ action: "image.dreamt", detail: {} })).toBe("image.dreamt");
  });
});
