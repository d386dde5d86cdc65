import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/sandbox/refusal";
import { sanitiseSvg } from "./sanitise-svg";

const xmlns = 'xmlns="http://www.w3.org/2000/svg"';
const open = `<svg ${xmlns} xmlns:xlink="http://www.w3.org/1999/xlink"`;

const clean = (markup: string | Buffer): string =>
  sanitiseSvg(typeof markup === "string" ? Buffer.from(markup) : markup).bytes.toString("utf8");

/** What is left of `inner` inside an svg element. */
const cleanInner = (inner: string): string => {
  const text = clean(`${open}>${inner}</svg>`);
  return text.slice(text.indexOf(">") + 1, -"</svg>".length);
};

const refusalOf = (markup: string | Buffer): string => {
  try {
    clean(markup);
    return "none";
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
};

describe("what draws", () => {
  it.each([
    ["shapes", '<g id="a" transform="translate(1 2)"><path d="M0 0L1 1"></path></g>'],
    ["text", '<text x="1" xml:space="preserve">a &lt; b &amp; c</text>'],
    ["gradients", '<linearGradient id="g"><stop offset="0" stop-color="red"></stop></linearGradient>'],
    ["local paint", '<rect fill="url(#g)" width="5" height="5"></rect>'],
    ["references", '<use href="#a"></use><use xlink:href="#a"></use>'],
    ["animations", '<rect><animate attributeName="x" from="0" to="9" dur="1s"></animate></rect>'],
    ["styles", "<style>.a &gt; .b{fill:url(#g);transform:rotate(5deg)}@media (min-width:5px){a{x:1}}</style>"],
    ["a raster picture inside", '<image href="data:image/png;base64,iVBORw0KGgoAAAA="></image>'],
    ["a filter", '<filter id="f"><feGaussianBlur stdDeviation="2"></feGaussianBlur></filter>'],
    ["words for readers", '<title>A map</title><g role="img" aria-label="x"></g>'],
  ])("is kept as it is: %s", (_name, inner) => {
    expect(cleanInner(inner)).toBe(inner);
  });

  it("keeps its size: from lengths, from the view box, from one of each", () => {
    const sizeOf = (attributes: string) => sanitiseSvg(Buffer.from(`<svg ${xmlns} ${attributes}/>`)).size;
    expect(sizeOf('width="40" height="20px"')).toEqual({ widthPx: 40, heightPx: 20 });
    expect(sizeOf('width="1in" height="2.54cm"')).toEqual({ widthPx: 96, heightPx: 96 });
    expect(sizeOf('viewBox="0 0 640 480"')).toEqual({ widthPx: 640, heightPx: 480 });
    expect(sizeOf('width="100%" height="100%" viewBox="0,0,64,48"')).toEqual({ widthPx: 64, heightPx: 48 });
    expect(sizeOf('width="320" viewBox="0 0 640 480"')).toEqual({ widthPx: 320, heightPx: 240 });
    expect(sizeOf('height="240" viewBox="0 0 640 480"')).toEqual({ widthPx: 320, heightPx: 240 });
    expect(sizeOf('width="20"')).toEqual({ widthPx: 20, heightPx: 150 });
    expect(sizeOf("")).toEqual({ widthPx: 300, heightPx: 150 });
    expect(sizeOf('width="0.2" height="-4" viewBox="0 0 0 NaN"')).toEqual({ widthPx: 1, heightPx: 150 });
    expect(sizeOf('width="1e30" height="1e-30"')).toEqual({ widthPx: 300, heightPx: 1 });
  });

  it("is read under any prefix and written under none", () => {
    expect(clean('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:rect width="1"/></s:svg>')).toBe(
      `${open}><rect width="1"></rect></svg>`,
    );
  });

  it("is read with the entities an editor declares for itself", () => {
    const editor = '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg"><!ENTITY ns "other"><!ENTITY t \'a"b\'>]>';
    expect(clean(`${editor}<svg xmlns="&ns;"><title>&t;</title></svg>`)).toBe(`${open}><title>a"b</title></svg>`);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff<svg ${xmlns}><title>ü</title></svg>`, "utf8")],
    ["UTF-16, little end first", Buffer.from(`\ufeff<svg ${xmlns}><title>ü</title></svg>`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\ufeff<svg ${xmlns}><title>ü</title></svg>`, "utf16le").swap16()],
    ["UTF-16 without a mark", Buffer.from(`<svg ${xmlns}><title>ü</title></svg>`, "utf16le")],
    [
      "Latin-1",
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><svg ${xmlns}><title>ü</title></svg>`, "latin1"),
    ],
  ])("is read in %s and written in UTF-8", (_name, bytes) => {
    expect(clean(bytes)).toBe(`${open}><title>ü</title></svg>`);
  });
});

describe("what runs, links or fetches", () => {
  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script of another prefix", '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
    ["a script with a link", '<script href="data:,alert(1)"/>'],
    ["HTML", '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'],
    ["foreign objects", '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="x()"/></foreignObject>'],
    ["frames", '<iframe src="https://a.example"/><embed src="x"/><object data="x"/>'],
    ["comments", "<!-- <script>alert(1)</script> -->"],
    ["instructions", '<?xml-stylesheet href="https://a.example/x.css"?>'],
    ["editors' own", '<metadata><x/></metadata><n:view xmlns:n="http://sodipodi.example/"/>'],
    ["an animated link", '<set attributeName="href" to="javascript:alert(1)"/>'],
    ["an animated link of a namespace", '<animate attributeName="xlink:href" values="javascript:alert(1)"/>'],
    ["an animated handler", '<set attributeName="onload" to="alert(1)"/>'],
    ["an animated style", '<animate attributeName="style" to="fill:url(https://a.example)"/>'],
    ["a style of another type", '<style type="text/x">@import "https://a.example"</style>'],
    ["handlers of XML events", '<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="load" handler="#x"/>'],
    ["inclusions", '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'],
  ])("is left out with all it holds: %s", (_name, inner) => {
    expect(cleanInner(inner)).toBe("");
  });

  it.each([
    ["handlers", '<rect onload="alert(1)" onClick="a" ONMOUSEOVER="b" x="1"/>', '<rect x="1"></rect>'],
    ["handlers with a prefix", '<rect xmlns:v="http://www.w3.org/2000/svg" v:onload="a()"/>', "<rect></rect>"],
    ["links", '<a href="https://a.example" target="_top"><path d=""/></a>', '<a><path d=""></path></a>'],
    ["script links", '<a xlink:href=" java&#9;script:alert(1)"/>', "<a></a>"],
    ["links under another prefix", '<a xmlns:l="http://www.w3.org/1999/xlink" l:href="javascript:a"/>', "<a></a>"],
    ["pictures elsewhere", '<image href="https://a.example/x.png"/>', "<image></image>"],
    ["pictures of the same host", '<image href="/account/other/public"/>', "<image></image>"],
    ["drawings in drawings", '<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "<image></image>"],
    ["a drawing under a picture's name", '<image href="data:image/png;base64,PHN2Zz4="/>', "<image></image>"],
    ["documents used", '<use href="data:image/png;base64,iVBORw0KGgoAAAA="/>', "<use></use>"],
    ["files used", '<use xlink:href="other.svg#a"/>', "<use></use>"],
    ["other bases", '<a xml:base="javascript:alert(1)//" href="#x"/>', '<a href="#x"></a>'],
    ["paint elsewhere", '<rect fill="url(https://a.example#g)"/>', '<rect fill="none"></rect>'],
    ["escaped paint", String.raw`<rect fill="u\72 l('https://a.example')"/>`, '<rect fill="none"></rect>'],
    ["unknown attributes", '<rect data-x="1" formaction="x" srcdoc="y"/>', "<rect></rect>"],
    [
      "animated paint",
      '<set attributeName="fill" to="url(//a.example/#x)"/>',
      '<set attributeName="fill" to="none"></set>',
    ],
  ])("loses its attribute: %s", (_name, inner, expected) => {
    expect(cleanInner(inner)).toBe(expected);
  });

  it.each([
    ["@import 'https://a.example/x.css';a{x:1}", "a{x:1}"],
    [String.raw`@\69mport url(//a.example);a{x:1}`, "a{x:1}"],
    ["@font-face{font-family:f;src:url(https://a.example/f)}a{x:1}", "a{x:1}"],
    ["@namespace x url(https://a.example);a{x:1}", "a{x:1}"],
    ["@charset 'utf-7';", ""],
    ["@<!--import '//a.example';u<!--rl(//a.example)", '@/**/import "//a.example";u/**/blocked(//a.example)'],
    ["a{b:url(//a.example)url(x)(y)}", "a{b:none/**/none/**/(y)}"],
    ["a{b:url(https://a.example)}", "a{b:none}"],
    ["a{b:URL( 'https://a.example' )}", "a{b:none}"],
    ["a{b:url(/**/'//a.example')}", "a{b:none}"],
    [String.raw`a{b:\75\72\6c(//a.example)}`, "a{b:none}"],
    ["a{b:url(#ok) url('#ok') url(\"#o k\")}", "a{b:url(#ok) url(#ok) none}"],
    ["a{b:image-set('https://a.example' 1x)}", 'a{b:blocked("https://a.example" 1x)}'],
    ["a{b:expression(alert(1))}", "a{b:blocked(blocked(1))}"],
    ["a{b:src('//a.example') paint(x) element(#y)}", 'a{b:blocked("//a.example") blocked(x) blocked(#y)}'],
    ["a{--x:url(//a.example);b:var(--x)}", "a{--x:none;b:var(--x)}"],
    ["a{b:url(//a.example", "a{b:none"],
    ["a{b:'\n}<!-- c --> d", "a{b:\n} c  d"],
    ["@media screen{@import 'x';a{b:url(x)}}", "@media screen{a{b:none}}"],
    [String.raw`a{c:"\1\"\3c /style>"}`, String.raw`a{c:"\1 \22 \3c /style\3e "}`],
  ])("has its style filtered: %s", (css, expected) => {
    const escaped = expected.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(cleanInner(`<style><![CDATA[${css}]]></style>`)).toBe(`<style>${escaped}</style>`);
  });

  it("gets no way out of text, style or value for markup", () => {
    const trick = "]]&gt;&lt;/style&gt;&lt;img src=x onerror=alert(1)&gt;";
    for (const element of ["title", "desc", "text", "style"]) {
      const text = cleanInner(`<${element}>${trick}<![CDATA[</${element}><script>alert(1)</script>]]></${element}>`);
      expect(text.match(/<[^>]*>/g)).toEqual([`<${element}>`, `</${element}>`]);
    }
    expect(cleanInner('<g id="&quot;>&lt;script>"/>')).toBe('<g id="&quot;&gt;&lt;script&gt;"></g>');
  });
});

describe("what is refused", () => {
  const nested = (levels: number): string => `<svg ${xmlns}>${"<g>".repeat(levels)}${"</g>".repeat(levels)}</svg>`;
  const doubling = (levels: number): string =>
    Array.from({ length: levels }, (_, at) => `<g id="l${at + 1}"><use href="#l${at}"/><use href="#l${at}"/></g>`).join(
      "",
    );

  it.each([
    ["nothing", "", "not-an-image"],
    ["text", "hello", "not-an-image"],
    ["HTML", "<!doctype html><svg></svg>", "not-an-image"],
    ["an svg outside its namespace", '<svg width="1"/>', "not-an-image"],
    ["another root", `<g ${xmlns}/>`, "not-an-image"],
    ["markup that is not closed", `<svg ${xmlns}><g></svg>`, "not-an-image"],
    ["markup that ends early", `<svg ${xmlns}><g`, "not-an-image"],
    ["two roots", `<svg ${xmlns}/><svg ${xmlns}/>`, "not-an-image"],
    ["one attribute twice", `<svg ${xmlns} width="1" width="2"/>`, "not-an-image"],
    ["an entity nobody declared", `<svg ${xmlns}>&nbsp;</svg>`, "not-an-image"],
    ["an entity of a prototype", `<svg ${xmlns}>&constructor;&__proto__;</svg>`, "not-an-image"],
    [
      "an external entity",
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg ${xmlns}>&x;</svg>`,
      "not-an-image",
    ],
    [
      "laughs by the billion",
      `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg ${xmlns}><title>&b;</title></svg>`,
      "not-an-image",
    ],
    ["an unbound prefix", `<svg ${xmlns}><x:g/></svg>`, "not-an-image"],
    ["UTF-7", '<?xml version="1.0" encoding="UTF-7"?>+ADw-svg/+AD4-', "not-an-image"],
    ["a lie about UTF-16", `<?xml version="1.0" encoding="UTF-16"?><svg ${xmlns}/>`, "not-an-image"],
    [
      "bytes that are not UTF-8",
      Buffer.concat([Buffer.from(`<svg ${xmlns}>`), Buffer.from([0xc3, 0x28])]),
      "not-an-image",
    ],
    ["a packed drawing", Buffer.from("1f8b0800000000000003", "hex"), "not-an-image"],
    ["depth", nested(300), "too-complex"],
    [
      "attributes by the hundred",
      `<svg ${xmlns} ${Array.from({ length: 201 }, (_, at) => `a${at}=""`).join(" ")}/>`,
      "too-complex",
    ],
    [
      "entities by the hundred",
      `<!DOCTYPE svg [${Array.from({ length: 101 }, (_, at) => `<!ENTITY e${at} "">`).join("")}]><svg ${xmlns}/>`,
      "too-complex",
    ],
    [
      "copies of copies",
      `<svg ${xmlns}><g id="l0"><path d=""/></g>${doubling(20)}<use href="#l20"/></svg>`,
      "too-complex",
    ],
    [
      "references a hundred deep",
      `<svg ${xmlns}>${Array.from({ length: 300 }, (_, at) => `<g id="l${at}"><use href="#l${at + 1}"/></g>`).join("")}</svg>`,
      "too-complex",
    ],
  ])("refuses %s", (_name, markup, reason) => {
    expect(refusalOf(markup)).toBe(reason);
  });

  it("lets pass what is deep, copied or circular within reason", () => {
    expect(refusalOf(nested(200))).toBe("none");
    expect(refusalOf(`<svg ${xmlns}><g id="l0"/>${doubling(8)}</svg>`)).toBe("none");
    expect(refusalOf(`<svg ${xmlns}><pattern id="p"><rect fill="url(#p)"/></pattern><use href="#q"/></svg>`)).toBe(
      "none",
    );
  });

  it("reads an attribute of a megabyte without trouble", () => {
    const path = "M0 0L1 1".repeat(130_000);
    expect(clean(`<svg ${xmlns}><path d="${path}"/></svg>`)).toContain(path);
  });
});
