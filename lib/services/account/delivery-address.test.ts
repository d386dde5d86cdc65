import { describe, expect, it } from "vitest";
import { findDeliveryBase, toSiblingUrl } from "./delivery-address";

const hash = "Vi7wi5KSItxGFsWRG2Us6Q";
const plain = { name: "public", url: `https://imagedelivery.net/${hash}/a/b/public` };
const beta = { name: "default", url: "https://imagedelivery.net/default/abc" };

describe("findDeliveryBase", () => {
  it.each([
    [plain.url, `https://imagedelivery.net/${hash}`],
    [`http://localhost:3001/${hash}/x/public`, `http://localhost:3001/${hash}`],
    [`https://a.example/cdn-cgi/imagedelivery/${hash}/x/public`, `https://a.example/cdn-cgi/imagedelivery/${hash}`],
  ])("reads host and hash of %s", (url, deliveryUrl) => {
    expect(findDeliveryBase({ name: "public", url })).toEqual({ accountHash: hash, deliveryUrl });
  });

  it("reads none from the beta's form", () => {
    expect(findDeliveryBase(beta)).toBeUndefined();
    expect(findDeliveryBase({ name: "v".repeat(22), url: `https://h.test/${"v".repeat(22)}/a/b` })).toBeUndefined();
  });
});

describe("toSiblingUrl", () => {
  it("changes the variant alone, wherever it stands", () => {
    expect(toSiblingUrl(plain, "hero")).toBe(`https://imagedelivery.net/${hash}/a/b/hero`);
    expect(toSiblingUrl(beta, "hero")).toBe("https://imagedelivery.net/hero/abc");
  });

  it("takes options for a variant", () => {
    expect(toSiblingUrl(plain, "fit=cover,width=3")).toBe(`https://imagedelivery.net/${hash}/a/b/fit=cover,width=3`);
  });

  it("keeps escapes of the id", () => {
    const url = `https://imagedelivery.net/${hash}/a%252Fb/public`;
    expect(toSiblingUrl({ name: "public", url }, "hero")).toBe(`https://imagedelivery.net/${hash}/a%252Fb/hero`);
  });

  it("says nothing of a URL without the variant it is said to have", () => {
    expect(toSiblingUrl({ name: "other", url: plain.url }, "hero")).toBeUndefined();
  });
});
