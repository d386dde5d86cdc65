import { type CSSToken, type TokenAtKeyword, tokenize, TokenType } from "@csstools/css-tokenizer";
import { findFragment } from "./raster-url";

const atRules: ReadonlySet<string> = new Set(["media", "supports", "keyframes", "-webkit-keyframes"]);

/** Functions that compute, colour, shape or select. None of them can fetch. */
const functions: ReadonlySet<string> = new Set(
  `calc min max clamp round mod rem abs sign var env
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
  matrix matrix3d translate translatex translatey translate3d scale scalex scaley rotate rotatex rotatey rotatez
  skew skewx skewy perspective cubic-bezier steps linear
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  inset circle ellipse polygon path rect xywh url
  not is where has nth-child nth-of-type nth-last-child nth-last-of-type lang`.split(/\s+/),
);

/** Escapes of one kind only, so that nothing is read differently the second time. */
const toHex = (char: string): string => `\\${(char.codePointAt(0) ?? 0).toString(16)} `;
const toIdent = (value: string): string =>
  value.replace(/^-?[0-9]|^--?$|[^\w-]/gu, (text) => Array.from(text, toHex).join(""));
// An escape may stand for a character that XML cannot hold.
const toText = (value: string): string => `"${value.replace(/[^\x20-\ufffd\u{10000}-\u{10ffff}]|[\\"<>]/gu, toHex)}"`;

/** Left out. Something stands in their place, so that what was apart before does not become one word. */
const dropped: ReadonlySet<TokenType> = new Set([TokenType.BadString, TokenType.CDO, TokenType.CDC, TokenType.EOF]);
const gap = "/**/";
const none = ["none", gap] as const;

const toUrl = (value: string): readonly string[] => {
  const fragment = findFragment(value);
  if (fragment === undefined) return none;
  return [/^#[\w.:-]+$/.test(fragment) ? `url(${fragment})` : `url(${toText(fragment)})`];
};

const toFunction = (name: string): string => (functions.has(name.toLowerCase()) ? `${name}(` : "blocked(");

/** A token that an escape was used in, from what it means; one that cannot be written so is left out. */
const unescape = (token: CSSToken): string => {
  if (token[0] === TokenType.Ident) return toIdent(token[4].value);
  return token[0] === TokenType.Hash ? `#${toIdent(token[4].value)}` : gap;
};

/** Text of a token, always from what it means where the way it was written could hide something. */
const toTokenText = (token: CSSToken): string => {
  if (dropped.has(token[0]) || token[0] === TokenType.Comment) return gap;
  if (token[0] === TokenType.String) return toText(token[4].value);
  if (token[0] === TokenType.Function) return toFunction(token[4].value);
  if (token[0] === TokenType.AtKeyword) return `@${token[4].value}`;
  return token[1].includes("\\") ? unescape(token) : token[1];
};

const toPieces = (token: CSSToken): readonly string[] => {
  if (token[0] === TokenType.URL) return toUrl(token[4].value);
  return token[0] === TokenType.BadURL ? none : [toTokenText(token)];
};

const isUrlFunction = (token: CSSToken): boolean =>
  token[0] === TokenType.Function && token[4].value.toLowerCase() === "url";

const isBlank = (token: CSSToken | undefined): boolean =>
  token?.[0] === TokenType.Whitespace || token?.[0] === TokenType.Comment;

/** Past the closing bracket of a block or group whose opening one was before `at`. */
const skipGroup = (tokens: readonly CSSToken[], at: number): number => {
  let depth = 1;
  let next = at;
  for (; next < tokens.length && depth > 0; next += 1) {
    const type = tokens[next]?.[0];
    if (type === TokenType.OpenCurly || type === TokenType.OpenParen || type === TokenType.Function) depth += 1;
    if (type === TokenType.CloseCurly || type === TokenType.CloseParen) depth -= 1;
  }
  return next;
};

/** Past a whole at-rule: its semicolon, or its block. The brace that ends an outer block is left. */
const skipAtRule = (tokens: readonly CSSToken[], at: number): number => {
  for (let next = at; next < tokens.length; next += 1) {
    const type = tokens[next]?.[0];
    if (type === TokenType.Semicolon) return next + 1;
    if (type === TokenType.CloseCurly) return next;
    if (type === TokenType.OpenCurly) return skipGroup(tokens, next + 1);
  }
  return tokens.length;
};

/** `url("…")` is a function with a string, unlike `url(…)`, and may hold anything else by mistake or intent. */
const readUrlFunction = (tokens: readonly CSSToken[], at: number): readonly string[] => {
  const inner = tokens.slice(at, Math.min(at + 8, tokens.length)).find((token) => !isBlank(token));
  return inner?.[0] === TokenType.String ? toUrl(inner[4].value) : none;
};

const isBlockedRule = (token: CSSToken): token is TokenAtKeyword =>
  token[0] === TokenType.AtKeyword && !atRules.has(token[4].value.toLowerCase());

/** The blank that ends an escape is part of it, and no gap. */
const couldGrow = (before: string, after: string): boolean =>
  before.trim() !== "" && after.trim() !== "" && !/[;,{}(]$/.test(before) && !/^[;,})!]/.test(after);

/** A gap stays only between what could grow together; several become one. */
const join = (pieces: readonly string[]): string => {
  const filled = pieces.filter((piece, at) => piece !== "" && (piece !== gap || pieces[at - 1] !== gap));
  return filled.filter((piece, at) => piece !== gap || couldGrow(filled[at - 1] ?? "", filled[at + 1] ?? "")).join("");
};

/**
 * Style text that cannot fetch anything: `url()` only to a place in the document, functions and at-rules by list.
 * Works on a whole sheet, on declarations and on a single value, and changes nothing the second time.
 */
export const filterCss = (css: string): string => {
  const tokens = tokenize({ css });
  const pieces: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isBlockedRule(token)) {
      pieces.push(gap);
      at = skipAtRule(tokens, at + 1);
    } else if (isUrlFunction(token)) {
      pieces.push(...readUrlFunction(tokens, at + 1));
      at = skipGroup(tokens, at + 1);
    } else {
      pieces.push(...toPieces(token));
      at += 1;
    }
  }
  return join(pieces);
};
