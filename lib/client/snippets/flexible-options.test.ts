import { describe, expect, it } from "vitest";
import { toFlexibleOptions } from "./flexible-options";

const image = { widthPx: 2000, heightPx: 1000, focalPoint: null };

describe("toFlexibleOptions", () => {
  it("asks for the whole picture by its width alone, and enlarges nothing", () => {
    expect(toFlexibleOptions(image, "whole")).toEqual([
      "width=320",
      "width=640",
      "width=960",
      "width=1280",
      "width=1920",
    ]);
  });

  it("cuts no larger than the picture is in either direction", () => {
    expect(toFlexibleOptions(image, "1:1")).toEqual([
      "width=320,height=320,fit=cover",
      "width=640,height=640,fit=cover",
      "width=960,height=960,fit=cover",
    ]);
  });

  it("keeps the focal point in what is cut, and in nothing else", () => {
    const marked = { ...image, widthPx: 700, heightPx: 700, focalPoint: { x: 0.25, y: 0.8 } };
    expect(toFlexibleOptions(marked, "16:9")).toEqual([
      "width=320,height=180,fit=cover,gravity=0.25x0.8",
      "width=640,height=360,fit=cover,gravity=0.25x0.8",
    ]);
    expect(toFlexibleOptions(marked, "whole")).toEqual(["width=320", "width=640"]);
  });

  it("asks for a small picture in its own width", () => {
    expect(toFlexibleOptions({ ...image, widthPx: 120, heightPx: 90 }, "whole")).toEqual(["width=120"]);
    expect(toFlexibleOptions({ ...image, widthPx: 120, heightPx: 90 }, "4:5")).toEqual([
      "width=72,height=90,fit=cover",
    ]);
    expect(toFlexibleOptions({ ...image, widthPx: 1, heightPx: 1 }, "16:9")).toEqual(["width=1,height=1,fit=cover"]);
  });
});
