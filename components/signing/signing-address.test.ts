import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSigningAddress, printSigningAddress, signingTabs } from "./signing-address";

const parse = (path: string) => parseSigningAddress(new URL(path, "http://console.test").searchParams);

describe("the address of the signing screen", () => {
  it("is read as it was printed, whatever the image is called", () => {
    const word = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom(...signingTabs), word, word, (tab, imageId, variant) => {
        const address = { tab, imageId, variant };
        expect(parse(printSigningAddress(address))).toEqual(address);
      }),
    );
  });

  it("is plain where nothing is chosen, and takes nonsense for nothing", () => {
    const start = { tab: "sign", imageId: undefined, variant: undefined } as const;
    expect(printSigningAddress(start)).toBe("/signing");
    expect(parse("/signing?tab=nonsense&image=&variant=")).toEqual(start);
  });
});
