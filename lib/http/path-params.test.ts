import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPathParams } from "./path-params";

const read = (rawPath: string) => readPathParams("/api/images/{id}/preview", rawPath)["id"];

describe("readPathParams", () => {
  it.each([
    ["/api/images/abc/preview", "abc"],
    ["/api/images/a%2Fb/preview", "a/b"],
    ["/api/images/a%252Fb/preview", "a%2Fb"],
    ["/api/images/100%25/preview", "100%"],
    ["/api/images/%F0%9F%8C%85/preview", "🌅"],
    ["/api/images/a+b/preview", "a+b"],
  ])("decodes %s once", (rawPath, id) => expect(read(rawPath)).toBe(id));

  it("answers that there is nothing at a broken percent sign", () => {
    expect(() => read("/api/images/%E0%A4%A/preview")).toThrow(/not-found/);
  });

  it("gives back whatever was encoded whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
        expect(read(`/api/images/${encodeURIComponent(id)}/preview`)).toBe(id);
      }),
    );
  });
});
