import { describe, expect, it } from "vitest";
import { toFormatWords } from "./format-words";

describe("formats in words", () => {
  it.each([
    ["image/webp", "WebP"],
    ["webp", "WebP"],
    ["image/svg+xml", "SVG"],
    ["svg", "SVG"],
    ["jpg", "JPEG"],
    ["image/jpeg", "JPEG"],
    ["IMAGE/AVIF", "AVIF"],
    ["image/qoi", "QOI"],
  ])("write %s as %s", (format, words) => expect(toFormatWords(format)).toBe(words));
});
