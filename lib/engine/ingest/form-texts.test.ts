import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toFieldText, toFilename } from "./form-fields";
import { type FormField, parseMetadata } from "./metadata-fields";
import { parseSegment, queryOf, rawPathOf } from "../api/raw-path";

describe("toFieldText", () => {
  it("gives back any UTF-8 text that was read byte for byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(toFieldText(Buffer.from(text).toString("latin1"))).toBe(text);
      }),
    );
  });

  it("leaves what is no UTF-8, or was decoded already, as it came", () => {
    expect(toFieldText("Zo\u00eb")).toBe("Zo\u00eb");
    expect(toFieldText("привет")).toBe("привет");
    expect(toFieldText("\u00ff\u00fe")).toBe("\u00ff\u00fe");
  });
});

describe("toFilename", () => {
  it("cuts before the extension and never through a character", () => {
    expect(toFilename("abcdef.png", 8)).toBe("abcd.png");
    expect(toFilename("🙂🙂🙂.png", 7)).toBe("🙂.png");
    expect(toFilename("x".repeat(10), 4)).toBe("xxxx");
    expect(toFilename(" \u0000 ", 9)).toBeUndefined();
    expect(toFilename(undefined, 9)).toBeUndefined();
  });
});

describe("parseMetadata", () => {
  const of = (...fields: FormField[]) => parseMetadata(fields);

  it("reads JSON, field by field, or nothing", () => {
    expect(of(["metadata", '{"a":[1]}'])).toEqual({ a: [1] });
    expect(of(["metadata", " "])).toEqual({});
    expect(of(["id", "x"])).toEqual({});
    expect(of(["metadata[a]", "1"], ["metadata[b][c]", "2"], ["metadata[t][]", "x"], ["metadata[t][]", "y"])).toEqual({
      a: "1",
      b: { c: "2" },
      t: ["x", "y"],
    });
  });

  it("keeps dangerous keys as plain fields", () => {
    const meta = of(["metadata[__proto__][polluted]", "1"], ["metadata[constructor]", "2"]);
    expect(Object.keys(meta)).toEqual(["__proto__", "constructor"]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(Object.keys(of(["metadata", '{"__proto__":{"polluted":1}}']))).toEqual(["__proto__"]);
  });

  it.each<[string, FormField[]]>([
    [
      "given twice",
      [
        ["metadata", "{}"],
        ["metadata", "{}"],
      ],
    ],
    [
      "both as JSON",
      [
        ["metadata", "{}"],
        ["metadata[a]", "1"],
      ],
    ],
    [
      "given twice",
      [
        ["metadata[a]", "1"],
        ["metadata[a]", "2"],
      ],
    ],
    [
      "both a value and an object",
      [
        ["metadata[a]", "1"],
        ["metadata[a][b]", "2"],
      ],
    ],
    [
      "given twice",
      [
        ["metadata[a][b]", "1"],
        ["metadata[a]", "2"],
      ],
    ],
    [
      "given twice",
      [
        ["metadata[a][]", "1"],
        ["metadata[a]", "2"],
      ],
    ],
    ["not valid JSON", [["metadata", "{"]]],
    ["must be a JSON object", [["metadata", "[]"]]],
  ])("refuses what is %s", (words, fields) => {
    expect(() => parseMetadata(fields)).toThrow(words);
  });

  it("measures bytes, not characters, of the compact form", () => {
    expect(of(["metadata", `{"k":   "${"x".repeat(1016)}"}`])).toBeDefined();
    expect(() => of(["metadata", `{"k":"${"é".repeat(509)}"}`])).toThrow("1026 bytes; the limit is 1024");
  });
});

describe("raw paths", () => {
  it("are what was sent, without query, fragment or origin", () => {
    expect(rawPathOf("/a%2Fb/../c?x=/y#z")).toBe("/a%2Fb/../c");
    expect(rawPathOf("http://host:1/a%2F?q")).toBe("/a%2F");
    expect(rawPathOf("http://host")).toBe("/");
    expect(rawPathOf("*")).toBe("*");
    expect(queryOf("/a?b=c%20d").get("b")).toBe("c d");
    expect(queryOf("/a").toString()).toBe("");
  });

  it("are decoded once", () => {
    expect(parseSegment("a%252Fb")).toBe("a%2Fb");
    expect(() => parseSegment("%ff")).toThrow("UTF-8");
  });
});
