import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSigner, signUrl } from "./signature";

const path = "/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile";
const origin = "https://imagedelivery.net";
const key = { name: "default", reveal: () => "test-signing-key" };
const other = { name: "other", reveal: () => "schlüssel" };

const signerOf = (text: string) => {
  const url = new URL(text);
  return findSigner(url, url.searchParams.get("sig") ?? "", [other, key])?.name;
};

describe("signUrl", () => {
  it("agrees with the known signature of a known URL", () => {
    expect(signUrl(origin + path, key, 1_631_289_275)).toBe(
      `${origin}${path}?exp=1631289275&sig=0727e8e04b6e79a1783247a14fc0ce0876f7b4e0ae3d4cfc31a9ab48ddfb27cb`,
    );
  });

  it("signs the path alone where the URL never ends", () => {
    const url = signUrl(origin + path, key);
    expect(url).toMatch(/\/mobile\?sig=[0-9a-f]{64}$/);
    expect(signerOf(url)).toBe("default");
  });

  it("does not sign the host", () => {
    const sigOf = (host: string) => new URL(signUrl(host + path, key, 9)).searchParams.get("sig");
    expect(sigOf("http://localhost:3001")).toBe(sigOf(origin));
  });

  it("takes the place of an earlier signature and end", () => {
    const first = signUrl(`${origin}${path}?v=2`, other, 5);
    expect(signUrl(first, key, 9)).toBe(signUrl(`${origin}${path}?v=2`, key, 9));
  });
});

describe("findSigner", () => {
  it("names the key that signed, whatever the path, the query and the end", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9 %/äöü+&=_.~-]{1,12}$/);
    fc.assert(
      fc.property(word, word, fc.option(fc.nat(), { nil: undefined }), (id, query, end) => {
        const text = new URL(`${origin}/hash/${encodeURIComponent(id)}/public?q=${encodeURIComponent(query)}`).href;
        expect(signerOf(signUrl(text, key, end))).toBe("default");
        expect(signerOf(signUrl(text, other, end))).toBe("other");
      }),
    );
  });

  it("knows a signature with and without a custom domain's prefix", () => {
    const signed = new URL(signUrl(origin + path, key, 9));
    expect(signerOf(`https://a.example/cdn-cgi/imagedelivery${signed.pathname}${signed.search}`)).toBe("default");
    const own = signUrl(`https://a.example/cdn-cgi/imagedelivery${path}`, key, 9);
    expect(signerOf(own)).toBe("default");
  });

  it.each([
    ["another image", (url: string) => url.replace("bc27a117", "bc27a118")],
    ["another variant", (url: string) => url.replace("mobile", "public")],
    ["another end", (url: string) => url.replace("exp=9", "exp=99")],
    ["no end", (url: string) => url.replace("exp=9&", "")],
    ["one more word", (url: string) => `${url}&a=1`],
  ])("does not know a signature moved to %s", (_case, change) => {
    const url = signUrl(origin + path, key, 9);
    expect(change(url)).not.toBe(url);
    expect(signerOf(change(url))).toBeUndefined();
  });
});
