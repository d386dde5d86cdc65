import { describe, expect, it } from "vitest";
import type { SnippetSource } from "@/lib/client/snippets/snippet-source";
import { toNotes } from "./to-notes";

const toSource = (last: string, widths: readonly [number, ...number[]]): SnippetSource => {
  const [first, ...more] = widths.map((widthPx) => ({
    url: `https://host.example/h/id/w${widthPx}`,
    widthPx,
    heightPx: 1,
  }));
  if (first === undefined) throw new Error("no width");
  return {
    alt: "",
    url: `https://host.example/h/id/${last}?sig=1`,
    deliveries: [first, ...more],
    slot: { kind: "full" },
    placeholder: undefined,
  };
};
const unmarked = { focalPoint: null };
const marked = { focalPoint: { x: 0.5, y: 0.2 } };

describe("toNotes", () => {
  it("names the variant of a single URL, without its signature", () => {
    const source = toSource("w640", [640]);
    expect(toNotes({ image: unmarked, source, kind: "url", shape: undefined })).toEqual(["The URL of w640."]);
  });

  it("lists what was measured, and misses more where variants give no choice", () => {
    const many = toSource("w640", [640, 960]);
    expect(toNotes({ image: unmarked, source: many, kind: "html", shape: undefined })).toEqual([
      "2 measured widths: 640, 960 px.",
    ]);
    const one = toSource("w640", [640]);
    expect(toNotes({ image: unmarked, source: one, kind: "html", shape: undefined })).toHaveLength(2);
    expect(toNotes({ image: unmarked, source: one, kind: "html", shape: "whole" })).toEqual([
      "One measured width: 640 px.",
    ]);
  });

  it("says what a cut keeps, by the image's own mark", () => {
    const source = toSource("width=640,height=640,fit=cover", [640, 960]);
    const ask = { source, kind: "markdown", shape: "1:1" } as const;
    expect(toNotes({ ...ask, image: marked })).toEqual([
      "The URL of width=640,height=640,fit=cover.",
      "What is cut keeps the focal point.",
    ]);
    expect(toNotes({ ...ask, image: unmarked })[1]).toMatch(/^What is cut keeps the middle\./);
  });
});
