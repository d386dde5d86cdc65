import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { tokenize, TokenType } from "@csstools/css-tokenizer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/sandbox/refusal";
import { sanitiseSvg } from "./sanitise-svg";

const xmlns = 'xmlns="http://www.w3.org/2000/svg"';

/** Clean text, or undefined when the drawing is refused. */
const findClean = (markup: string | Buffer): string | undefined => {
  try {
    return sanitiseSvg(typeof markup === "string" ? Buffer.from(markup) : markup).bytes.toString("utf8");
  } catch (error) {
    if (error instanceof Refusal && ["not-an-image", "too-complex"].includes(error.reason)) return undefined;
    throw error;
  }
};

/** What a browser would fetch for the style sheet of a clean drawing, as an independent reader of CSS sees it. */
const fetchesOf = (markup: string): string[] => {
  const sheet = markup.slice(markup.indexOf("<style>") + 7, markup.indexOf("</style>"));
  const css = sheet.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const tokens = tokenize({ css });
  return tokens.flatMap((token, at) => {
    if (token[0] === TokenType.URL) return token[4].value.startsWith("#") ? [] : [token[1]];
    if (token[0] === TokenType.AtKeyword) return token[4].value.toLowerCase() === "media" ? [] : [token[1]];
    if (token[0] !== TokenType.Function || token[4].value.toLowerCase() !== "url") return [];
    const inner = tokens[at + 1];
    return inner?.[0] === TokenType.String && inner[4].value.startsWith("#") ? [] : [token[1]];
  });
};

describe("always", () => {
  const piece = fc.constantFrom(
    ..."<g>|</g>|<a href=\"|#x|\">|<style>|</style>|<![CDATA[|]]>|url(|'|\"|)|;|{|}|@media x|@import|\\75 rl(|\\|/*|*/|<use href='#a'/>|onload=|x|1px|-|<!--|-->|&lt;|&amp;|é|\u0085|@|import|(|u|rl(|)|url".split(
      "|",
    ),
  );

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const markup = `<svg ${xmlns}>${pieces.join("")}</svg>`;
        const once = findClean(markup);
        if (once !== undefined) expect(findClean(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it("filters style the same way twice, and leaves no way to fetch", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const css = pieces.join("").replaceAll("]]>", "");
        const once = findClean(`<svg ${xmlns}><style><![CDATA[${css}]]></style></svg>`);
        expect(findClean(once ?? "")).toBe(once);
        expect(fetchesOf(once ?? "")).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

const corpus = path.resolve("../shared/corpus/generated");
describe.skipIf(!existsSync(corpus))(`the drawings of ${corpus}`, () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => /svg.*\.(svg|jpg)$/.test(file)) : [];

  it.each(files)("leaves nothing active in %s", (file) => {
    const bytes = readFileSync(path.join(corpus, file));
    const text = findClean(bytes);
    if (text === undefined) return;
    expect(text).not.toMatch(
      /<script|<foreignObject|\son\w+\s*=|javascript:|https?:\/\/(?!www\.w3\.org)|file:|<!|<\?/i,
    );
    expect(findClean(text)).toBe(text);
  });
});
