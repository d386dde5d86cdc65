import { SaxesParser, type SaxesTagNS } from "saxes";
import { Refusal } from "@/lib/sandbox/refusal";
import { DrawingWeight } from "./drawing-weight";
import { filterAttribute, type KeptAttribute } from "./filter-attribute";
import { filterCss } from "./filter-css";
import { readEntities } from "./internal-entities";
import { isAnimatable } from "./svg-attributes";
import { animatingElements, svgElements } from "./svg-elements";
import { type SvgSize, toSvgSize } from "./svg-size";
import { toXmlText, toXmlValue } from "./xml-text";

const svgNamespace = "http://www.w3.org/2000/svg";
const namespaces = `xmlns="${svgNamespace}" xmlns:xlink="http://www.w3.org/1999/xlink"`;

const limits = { depth: 256, elements: 300_000, attributes: 200 } as const;

export type ParsedSvg = Readonly<{ text: string; size: SvgSize | undefined }>;

const referencesOf = (attributes: readonly KeptAttribute[]): string[] =>
  attributes.flatMap(({ name, value }) => {
    if (name === "href" || name === "xlink:href") return value.startsWith("#") ? [value.slice(1)] : [];
    return Array.from(value.matchAll(/url\("?#([^")]+)/g), ([, id = ""]) => id);
  });

const valueOf = (attributes: readonly KeptAttribute[], name: string): string | undefined =>
  attributes.find((attribute) => attribute.name === name)?.value;

/** An animation may only touch what draws: one of `href` would put a script where a fragment was. */
const isHarmless = (element: string, attributes: readonly KeptAttribute[]): boolean => {
  if (element === "style") return /^(?:text\/css)?$/i.test(valueOf(attributes, "type") ?? "");
  const target = valueOf(attributes, "attributeName");
  if (!animatingElements.has(element) || target === undefined) return true;
  return isAnimatable(target);
};

/** Writes down what the parser reports, without what may not stay. One per document. */
class SvgWriter {
  readonly #chunks: string[] = [];
  readonly #weight = new DrawingWeight();
  /** Elements open in the document, kept or not. */
  #depth = 0;
  /** Depth of the outermost element that is left out, 0 when none is. */
  #skippedFrom = 0;
  #elements = 0;
  #css: string | undefined;
  size: SvgSize | undefined;

  get text(): string {
    return this.#chunks.join("");
  }

  open(tag: SaxesTagNS): void {
    this.#depth += 1;
    this.#count(tag);
    if (this.#skippedFrom > 0) return;
    const attributes = Object.values(tag.attributes).flatMap(
      ({ uri, local, value }) => filterAttribute(tag.local, { namespace: uri, name: local, value }) ?? [],
    );
    const isKept = tag.uri === svgNamespace && svgElements.has(tag.local) && isHarmless(tag.local, attributes);
    if (this.#depth === 1) this.#openRoot(tag, attributes);
    else if (isKept && this.#css === undefined) this.#write(tag.local, attributes);
    else this.#skippedFrom = this.#depth;
  }

  close(tag: SaxesTagNS): void {
    if (this.#skippedFrom === 0) {
      if (this.#css !== undefined) this.#chunks.push(toXmlText(filterCss(this.#css)));
      this.#css = undefined;
      this.#chunks.push(`</${tag.local}>`);
      this.#weight.leave();
    } else if (this.#skippedFrom === this.#depth) this.#skippedFrom = 0;
    this.#depth -= 1;
  }

  write(text: string): void {
    if (this.#skippedFrom > 0 || this.#depth === 0) return;
    if (this.#css === undefined) this.#chunks.push(toXmlText(text));
    else this.#css += text;
  }

  check(): void {
    this.#weight.check();
  }

  #count(tag: SaxesTagNS): void {
    this.#elements += 1;
    if (this.#depth > limits.depth) throw new Refusal("too-complex", `elements nest more than ${limits.depth} deep`);
    if (this.#elements > limits.elements) {
      throw new Refusal("too-complex", `the drawing has more than ${limits.elements} elements`);
    }
    if (Object.keys(tag.attributes).length > limits.attributes) {
      throw new Refusal("too-complex", `an element has more than ${limits.attributes} attributes`);
    }
  }

  #openRoot(tag: SaxesTagNS, attributes: readonly KeptAttribute[]): void {
    if (tag.uri !== svgNamespace || tag.local !== "svg") {
      throw new Refusal("not-an-image", "the root is not an svg element of the SVG namespace");
    }
    this.size = toSvgSize(new Map(attributes.map(({ name, value }) => [name, value])));
    this.#write("svg", attributes, ` ${namespaces}`);
  }

  #write(element: string, attributes: readonly KeptAttribute[], extra = ""): void {
    this.#weight.enter(valueOf(attributes, "id"), referencesOf(attributes));
    const written = attributes.map(({ name, value }) => ` ${name}="${toXmlValue(value)}"`);
    this.#chunks.push(`<${element}${extra}${written.join("")}>`);
    if (element === "style") this.#css = "";
  }
}

/** Throws Refusal `not-an-image` or `too-complex`. `size` is that of the root. */
export const parseSvg = (markup: string): ParsedSvg => {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const writer = new SvgWriter();
  parser.on("error", (cause) => {
    throw new Refusal("not-an-image", `the markup is not well-formed: ${cause.message}`, { cause });
  });
  parser.on("doctype", (doctype) => {
    for (const [name, value] of readEntities(doctype)) parser.ENTITIES[name] ??= value;
  });
  parser.on("opentag", (tag) => writer.open(tag));
  parser.on("closetag", (tag) => writer.close(tag));
  parser.on("text", (text) => writer.write(text));
  parser.on("cdata", (text) => writer.write(text));
  parser.write(markup).close();
  writer.check();
  return { text: writer.text, size: writer.size };
};
