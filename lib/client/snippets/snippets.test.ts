import { tokenize, TokenType } from "@csstools/css-tokenizer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toAttributeText, toCssString, toMarkdownText, toMarkdownUrl, toScriptString } from "./escape";
import { selectDeliveries } from "./select-deliveries";
import { toFilling, toSizes, toSrcset, toWidest, type Slot, type SnippetSource } from "./snippet-source";
import { findSnippet, snippetKinds } from "./snippets";
import { toViewportSteps } from "./viewport-steps";

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[&<>"'\\`[\]()\n\r\u2028*_]*$/),
);
const anySlot: fc.Arbitrary<Slot> = fc.oneof(
  fc.constant({ kind: "full" } as const),
  fc.constant({ kind: "half" } as const),
  fc.integer({ min: 1, max: 4000 }).map((widthPx) => ({ kind: "fixed", widthPx }) as const),
);
const toDelivery = (widthPx: number) => ({
  url: `https://imagedelivery.example/hash/a%2Cb(1)/w${widthPx}?exp=1&sig=${widthPx}`,
  widthPx,
  heightPx: Math.round(widthPx / 1.5),
});
const anySource: fc.Arbitrary<SnippetSource> = fc
  .record({
    widths: fc.uniqueArray(fc.integer({ min: 16, max: 4000 }), { minLength: 1, maxLength: 8 }),
    alt: anyText,
    slot: anySlot,
  })
  .map(({ widths, alt, slot }) => {
    const [first = toDelivery(1), ...more] = widths.toSorted((a, b) => a - b).map(toDelivery);
    const url = "https://imagedelivery.example/hash/a%2Cb(1)/public";
    return { alt, slot, url, deliveries: [first, ...more], placeholder: "data:image/png;base64,AA==" };
  });

const entity: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const readAttribute = (text: string) => text.replaceAll(/&(?:amp|lt|gt|quot);/g, (name) => entity[name] ?? "?");
const attributesOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map((found) => readAttribute(found[1] ?? ""));
const readSrcset = (text: string) =>
  text.split(", ").map((entry) => {
    const [url, width] = entry.split(" ");
    return { url, widthPx: Number.parseInt(width ?? "", 10) };
  });
const slotPx = (slot: Slot, viewportPx: number) => {
  if (slot.kind === "fixed") return slot.widthPx;
  return slot.kind === "half" && viewportPx >= 1024 ? viewportPx / 2 : viewportPx;
};

describe("what people wrote stays what they wrote, and never acts", () => {
  it("in an HTML attribute", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toAttributeText(text)).not.toMatch(/[<>"]/);
        expect(readAttribute(toAttributeText(text))).toBe(text);
      }),
    );
  });

  it("in a CSS string: a tokenizer reads one string of the same value", () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text)),
        (text) => {
          const [token, ...more] = tokenize({ css: toCssString(text) });
          expect(token?.[0]).toBe(TokenType.String);
          expect(token?.[4]).toMatchObject({ value: text });
          expect(more.map(([type]) => type)).toEqual([TokenType.EOF]);
        },
      ),
    );
  });

  it("in a script", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toScriptString(text)).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(toScriptString(text))).toBe(text);
      }),
    );
  });

  it("in Markdown: on one line, every mark of the language escaped", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = toMarkdownText(text);
        expect(written).not.toMatch(/[\r\n]/);
        expect(written.replaceAll(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[\\`*_[\]<>]/);
        expect(readAttribute(written.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1"))).toBe(
          text.replaceAll(/\s*[\r\n]+\s*/g, " "),
        );
      }),
    );
  });

  it("in a Markdown URL: a parenthesis does not end it", () => {
    expect(toMarkdownUrl("https://x.example/a (1)/public")).toBe("https://x.example/a%20%281%29/public");
  });
});

describe("srcset", () => {
  it("offers every delivery with its measured width, and the box of the widest", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const html = findSnippet("html", source) ?? "";
        const widest = toWidest(source);
        expect(readSrcset(attributesOf(html, "srcset")[0] ?? "")).toEqual(
          source.deliveries.map(({ url, widthPx }) => ({ url, widthPx })),
        );
        expect(attributesOf(html, "sizes")).toEqual([toSizes(source.slot)]);
        expect(attributesOf(html, "src")).toEqual([widest.url]);
        expect([attributesOf(html, "width"), attributesOf(html, "height")]).toEqual([
          [String(widest.widthPx)],
          [String(widest.heightPx)],
        ]);
        expect(attributesOf(html, "alt")).toEqual([source.alt]);
      }),
    );
  });
});

describe("steps of the window", () => {
  it("give every viewport the narrowest delivery that fills its slot, or the widest", () => {
    fc.assert(
      fc.property(anySource, fc.integer({ min: 1, max: 8000 }), (source, viewportPx) => {
        const step = toViewportSteps(source).find(({ maxViewportPx }) => viewportPx <= (maxViewportPx ?? Infinity));
        const wanted = slotPx(source.slot, viewportPx);
        // Where the slot halves, a step may be wider than needed, but never narrower.
        expect(step?.single.widthPx).toBeGreaterThanOrEqual(toFilling(source.deliveries, wanted).widthPx);
        if (source.slot.kind !== "half") expect(step?.single).toEqual(toFilling(source.deliveries, wanted));
      }),
    );
  });

  it("rise, and only the last has no end", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const ends = toViewportSteps(source).map(({ maxViewportPx }) => maxViewportPx ?? Infinity);
        expect(ends).toEqual([...new Set(ends)].toSorted((a, b) => a - b));
        expect(ends.filter((end) => end === Infinity)).toHaveLength(1);
      }),
    );
  });

  it("give a screen of double density the delivery of double width, where there is one", () => {
    const [first, ...more] = [400, 800, 1600].map(toDelivery);
    if (first === undefined) throw new Error("no deliveries");
    const deliveries = [first, ...more] as const;
    const base = { alt: "", url: "", placeholder: undefined, deliveries };
    const steps = toViewportSteps({ ...base, slot: { kind: "full" } });
    expect(steps.map(({ single, double }) => [single.widthPx, double?.widthPx])).toEqual([
      [400, 800],
      [800, 1600],
      [1600, undefined],
    ]);
    expect(toViewportSteps({ ...base, slot: { kind: "half" } }).map(({ maxViewportPx }) => maxViewportPx)).toEqual([
      400,
      800,
      undefined,
    ]);
    expect(toViewportSteps({ ...base, slot: { kind: "fixed", widthPx: 300 } })).toEqual([
      { maxViewportPx: undefined, single: deliveries[0], double: deliveries[1] },
    ]);
  });
});

describe("selectDeliveries", () => {
  const shape = { widthPx: 3000, heightPx: 2000 };
  it("keeps one delivery of each width and leaves other shapes out", () => {
    const square = { url: "square", widthPx: 600, heightPx: 600 };
    const again = { ...toDelivery(960), url: "again" };
    const found = selectDeliveries([toDelivery(960), square, toDelivery(320), again], shape);
    expect(found).toEqual([toDelivery(320), toDelivery(960)]);
    expect(selectDeliveries([toDelivery(960), square], { widthPx: 1, heightPx: 1 })).toEqual([square]);
  });

  it("takes a height that was rounded to the next pixel for the same shape", () => {
    expect(selectDeliveries([{ url: "", widthPx: 500, heightPx: 334 }], shape)).toHaveLength(1);
    expect(selectDeliveries([{ url: "", widthPx: 500, heightPx: 336 }], shape)).toBeUndefined();
  });
});

describe("every kind", () => {
  it("names only URLs that were given", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const given = new Set([source.url, ...source.deliveries.map(({ url }) => url)]);
        const plain = { ...source, alt: "hills" };
        for (const kind of snippetKinds) {
          const text = readAttribute(findSnippet(kind, plain) ?? "")
            .replaceAll("%28", "(")
            .replaceAll("%29", ")");
          const named = [...text.matchAll(/https:\/\/imagedelivery[^\s"]*?(?=["\s,]|\)$|$)/gm)].map(([url]) => url);
          expect(
            named.filter((url) => !given.has(url)),
            kind,
          ).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("has no stand-in to offer for an image without one", () => {
    const source = {
      alt: "",
      url: "u",
      deliveries: [toDelivery(9)],
      slot: { kind: "full" },
      placeholder: undefined,
    } as const;
    expect(findSnippet("thumbhash", source)).toBeUndefined();
    expect(toSrcset(source.deliveries)).toContain(" 9w");
  });
});
