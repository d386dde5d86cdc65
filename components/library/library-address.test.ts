import { describe, expect, it } from "vitest";
import { parseLibraryAddress, printLibraryAddress } from "./library-address";

const parse = (text: string) => parseLibraryAddress(new URLSearchParams(text));

describe("the library's address", () => {
  it("starts with the newest and no search", () => {
    expect(parse("")).toEqual({ q: "", sort: "-uploadedAt", imageId: undefined });
  });

  it("takes an unknown sort for the first one", () => {
    expect(parse("sort=constructor").sort).toBe("-uploadedAt");
    expect(parse("sort=colour").sort).toBe("-uploadedAt");
    expect(parse("sort=filename").sort).toBe("filename");
  });

  it("survives being written and read, whatever the id", () => {
    const address = { q: "a & b", sort: "-sizeBytes", imageId: "shop/50%/é?x" } as const;
    expect(parse(printLibraryAddress(new URLSearchParams(), address))).toEqual(address);
  });

  it("leaves out what is as at first and keeps what others put there", () => {
    expect(printLibraryAddress(new URLSearchParams("q=x&tab=2"), parse(""))).toBe("?tab=2");
    expect(printLibraryAddress(new URLSearchParams(), parse(""))).toBe("");
  });
});
