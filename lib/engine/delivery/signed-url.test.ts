import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSignedUrl, type SignedUrl } from "./signed-url";

const path = "/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile";
const key = { name: "default", value: "test-signing-key" };
const exp = 1_631_289_275;
const now = exp - 100;
/** Worked out apart from this code, for the path above and `exp=1631289275`. */
const knownSignature = "0727e8e04b6e79a1783247a14fc0ce0876f7b4e0ae3d4cfc31a9ab48ddfb27cb";

const sign = (message: string, value = key.value): string => createHmac("sha256", value).update(message).digest("hex");
const check = (url: Partial<SignedUrl>, keys = [key], nowSeconds = now) =>
  checkSignedUrl({ path, query: `exp=${exp}&sig=${knownSignature}`, ...url }, keys, nowSeconds);
const isRefused = (url: Partial<SignedUrl>, nowSeconds = now): boolean => {
  try {
    check(url, [key], nowSeconds);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: 9425, status: 403 });
    return true;
  }
};

describe("checkSignedUrl", () => {
  it("opens the known example and tells when it ends", () => {
    expect(check({})).toBe(exp);
  });

  it("opens under the own-domain prefix, which may be signed or not", () => {
    const prefixed = `/cdn-cgi/imagedelivery${path}`;
    expect(check({ path: prefixed })).toBe(exp);
    expect(check({ path: prefixed, query: `exp=${exp}&sig=${sign(`${prefixed}?exp=${exp}`)}` })).toBe(exp);
    expect(isRefused({ query: `exp=${exp}&sig=${sign(`${prefixed}?exp=${exp}`)}` })).toBe(true);
  });

  it("opens without an end, signed with or without the question mark", () => {
    expect(check({ query: `sig=${sign(path)}` })).toBeUndefined();
    expect(check({ query: `sig=${sign(`${path}?`)}` })).toBeUndefined();
  });

  it("takes any key of the account, as text", () => {
    const other = { name: "other", value: "grüße and 空白" };
    const query = `exp=${exp}&sig=${sign(`${path}?exp=${exp}`, other.value)}`;
    expect(check({ query }, [key, other])).toBe(exp);
    expect(check({}, [other, key])).toBe(exp);
    expect(() => check({ query }, [key])).toThrow(/does not belong/);
    expect(() => check({}, [])).toThrow(/does not belong/);
  });

  it("takes further parameters that were signed, as a browser writes them, and wherever sig stands", () => {
    const params = new URLSearchParams([
      ["name", "grüße & ~*'()"],
      ["exp", String(exp)],
    ]);
    const sig = sign(`${path}?${params.toString()}`);
    expect(check({ query: `${params.toString()}&sig=${sig}` })).toBe(exp);
    expect(check({ query: `sig=${sig}&${params.toString()}` })).toBe(exp);
    expect(isRefused({ query: `extra=1&exp=${exp}&sig=${knownSignature}` })).toBe(true);
  });

  it("ends at the very second of exp", () => {
    expect(isRefused({}, exp - 0.001)).toBe(false);
    expect(isRefused({}, exp)).toBe(true);
    expect(isRefused({}, exp + 300)).toBe(true);
  });

  it.each([
    "-1",
    "1.5",
    "1e99",
    "0x7fffffff",
    " 1831289275",
    "1831289275 ",
    "soon",
    "",
    "9999999999999",
    "99999999999999999999",
    "+1831289275",
    "NaN",
  ])("refuses exp=%s although it was signed", (text) => {
    const params = new URLSearchParams([["exp", text]]);
    expect(isRefused({ query: `${params.toString()}&sig=${sign(`${path}?${params.toString()}`)}` })).toBe(true);
  });

  it("refuses exp or sig given twice", () => {
    const query = `exp=${exp}&exp=${exp + 1}`;
    expect(isRefused({ query: `${query}&sig=${sign(`${path}?${query}`)}` })).toBe(true);
    expect(isRefused({ query: `exp=${exp}&sig=${knownSignature}&sig=${knownSignature}` })).toBe(true);
  });

  it.each([
    "",
    "exp=1831289275",
    "sig=",
    "sig",
    "sig=x",
    `exp=${exp}&sig=${knownSignature.slice(1)}`,
    `exp=${exp}&sig=${knownSignature}0`,
    `exp=${exp}&sig=${knownSignature.toUpperCase()}`,
    `exp=${exp}&sig[]=${knownSignature}`,
    `exp=${exp}&sig=${"z".repeat(64)}`,
    `exp=${exp}&sig=${"0".repeat(64)}`,
    `exp=${exp}&SIG=${knownSignature}`,
    "%",
    "&&&==",
  ])("refuses the query %j in the service's number", (query) => {
    expect(isRefused({ query })).toBe(true);
  });

  it("opens nothing once a single character of path, end or signature differs", () => {
    const url = `${path}?exp=${exp}&sig=${knownSignature}`;
    fc.assert(
      fc.property(fc.nat(url.length - 1), fc.constantFrom(...Array.from("0123456789abcdefg/?&=%.")), (at, char) => {
        if (url[at] === char) return;
        const changed = url.slice(0, at) + char + url.slice(at + 1);
        const mark = changed.indexOf("?");
        const [changedPath, query] = mark === -1 ? [changed, ""] : [changed.slice(0, mark), changed.slice(mark + 1)];
        expect(isRefused({ path: changedPath, query })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["/./", "//", "/%2F/", "/../"])("does not take another spelling of the path: %s", (twin) => {
    expect(isRefused({ path: path.replace("/bc27", `${twin}bc27`) })).toBe(true);
    expect(isRefused({ path: path.toUpperCase() })).toBe(true);
  });
});
