const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for between double quotes in HTML. */
export const toAttributeText = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? "");

/** Text for between the brackets of a Markdown image: no mark acts, no line ends. Source: CommonMark 0.31, 2.4. */
export const toMarkdownText = (text: string): string =>
  text
    .replaceAll(/\s*[\r\n]+\s*/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll(/[\\`*_{}[\]<>()#+\-.!|~]/g, String.raw`\$&`);

/** A URL for between the parentheses of a Markdown link. */
export const toMarkdownUrl = (url: string): string =>
  url.replaceAll(/[\s()<>\\]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

/** A double-quoted CSS string, quotes included. Source: CSS Syntax 3, 4.3.5. */
export const toCssString = (text: string): string =>
  `"${text.replaceAll(/["\\\n\r\f<]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;

/** A double-quoted JavaScript string, quotes included, that also stands inside a script element. */
export const toScriptString = (text: string): string =>
  JSON.stringify(text).replaceAll(/[<\u2028\u2029]/g, (letter) => {
    const code = letter.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${code}`;
  });
