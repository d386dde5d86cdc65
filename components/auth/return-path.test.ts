import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toReturnPath } from "./return-path";

describe("the page people return to after signing in", () => {
  it.each(["/library?q=sunset&image=a%2Fb", "/trash", "/library#top"])("keeps %s", (path) =>
    expect(toReturnPath(path)).toBe(path),
  );

  it.each([
    [undefined],
    [null],
    [""],
    ["/"],
    ["library"],
    ["https://evil.example/"],
    ["//evil.example/library"],
    ["/\\evil.example"],
    ["/\t/evil.example"],
    ["javascript:alert(1)"],
    ["/api/images"],
    ["/sign-in?next=/trash"],
    ["/setup"],
    ["/trash/../api/session"],
    ["/..//evil.example"],
    ["/.//evil.example"],
  ])("sends %s to the library", (path) => expect(toReturnPath(path)).toBe("/library"));

  it("never leaves the console, whatever is asked", () => {
    const piece = fc.constantFrom("/", "\\", "//", "evil.example", "@", ":", "\t", "\n", "..", "%2f", "a", "?", "#");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const here = new URL("https://console.example/sign-in");
        const target = new URL(toReturnPath(pieces.join("")), here);
        expect(target.origin).toBe(here.origin);
      }),
      { numRuns: 5000 },
    );
  });
});
