import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toContentDisposition } from "./content-disposition";

describe("toContentDisposition", () => {
  it.each([
    ["photo.jpg", 'inline; filename="photo.webp"'],
    ["a.b.png", 'inline; filename="a.b.webp"'],
    ["no ending", 'inline; filename="no ending.webp"'],
    ["folder/of/cat.png", 'inline; filename="cat.webp"'],
    ["..\\up.exe", 'inline; filename="up.webp"'],
    ["", 'inline; filename="image.webp"'],
    ["/", 'inline; filename="image.webp"'],
    ['a"b.png', "inline; filename=\"a_b.webp\"; filename*=UTF-8''a%22b.webp"],
    ["grüße.png", "inline; filename=\"gr__e.webp\"; filename*=UTF-8''gr%C3%BC%C3%9Fe.webp"],
    ["it's (1).png", 'inline; filename="it\'s (1).webp"'],
    ["50%.png", "inline; filename=\"50_.webp\"; filename*=UTF-8''50%25.webp"],
    ["a\r\nSet-Cookie: x=1.png", 'inline; filename="aSet-Cookie: x=1.webp"'],
    ["\u202Egpj.exe", 'inline; filename="gpj.webp"'],
  ])("names %j", (name, expected) => {
    expect(toContentDisposition(name, "webp")).toBe(expected);
  });

  it("is one line of printable ASCII of bounded length, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (name) => {
        expect(toContentDisposition(name, "png")).toMatch(
          /^inline; filename="[ -!#-[\]-~]+\.png"(; filename\*=UTF-8''[!-~]+)?$/,
        );
      }),
    );
    expect(toContentDisposition("x".repeat(10_000), "png").length).toBeLessThan(250);
  });
});
