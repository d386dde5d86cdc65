import { toCss, toThumbhashCss } from "./css-snippets";
import { toAstro, toNext, toNuxt } from "./framework-snippets";
import { toHtml, toMarkdown, toPicture, toPlainUrl } from "./markup-snippets";
import type { SnippetSource } from "./snippet-source";

/** The ways to put a picture on a page, in the order they are offered. */
export const snippetKinds = [
  "url",
  "markdown",
  "html",
  "picture",
  "css",
  "next",
  "nuxt",
  "astro",
  "thumbhash",
] as const;
export type SnippetKind = (typeof snippetKinds)[number];

const makers: Readonly<Record<SnippetKind, (source: SnippetSource) => string | undefined>> = {
  url: toPlainUrl,
  markdown: toMarkdown,
  html: toHtml,
  picture: toPicture,
  css: toCss,
  next: toNext,
  nuxt: toNuxt,
  astro: toAstro,
  thumbhash: toThumbhashCss,
};

/** The text to paste; undefined where the image has not what it needs. */
export const findSnippet = (kind: SnippetKind, source: SnippetSource): string | undefined => makers[kind](source);
