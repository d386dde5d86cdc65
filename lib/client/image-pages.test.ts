import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { withImageFirst, withImageReplaced, withImagesBack, withoutImages, type ImagePages } from "./image-pages";

const pagesOf = (...pages: string[][]): ImagePages => ({
  pageParams: pages.map((_, index) => (index === 0 ? null : String(index))),
  pages: pages.map((ids) => ({
    items: ids.map((id) => buildListedImage(id)),
    total: pages.flat().length,
    nextCursor: null,
  })),
});
const idsOf = (list: ImagePages) => list.pages.map((page) => page.items.map((item) => item.id));

describe("withoutImages", () => {
  it("takes images out of every page and lowers every total by what was there", () => {
    const list = withoutImages(pagesOf(["a", "b"], ["c"]), new Set(["b", "c", "elsewhere"]));
    expect(idsOf(list)).toEqual([["a"], []]);
    expect(list.pages.map((page) => page.total)).toEqual([1, 1]);
  });

  it("answers the same list when nothing was in it", () => {
    const list = pagesOf(["a"]);
    expect(withoutImages(list, new Set(["z"]))).toBe(list);
  });
});

describe("withImagesBack", () => {
  it("undoes a removal exactly, whatever was removed", () => {
    const all = ["a", "b", "c", "d", "e", "f"];
    fc.assert(
      fc.property(fc.subarray(all), (some) => {
        const before = pagesOf(["a", "b", "c"], ["d", "e"], ["f"]);
        const gone = new Set(some);
        expect(withImagesBack(withoutImages(before, gone), before, gone)).toEqual(before);
      }),
    );
  });

  it("keeps what came in and what went out in the meantime", () => {
    const before = pagesOf(["a", "b", "c", "d"]);
    const now = withoutImages(
      withImageFirst(withoutImages(before, new Set(["b", "c"])), buildListedImage("n")),
      new Set("d"),
    );
    const back = withImagesBack(now, before, new Set(["b"]));
    expect(idsOf(back)).toEqual([["n", "a", "b"]]);
    expect(back.pages[0]?.total).toBe(3);
  });

  it("doubles nothing that is there again already", () => {
    const before = pagesOf(["a", "b"]);
    expect(withImagesBack(before, before, new Set(["a"]))).toBe(before);
  });
});

describe("withImageFirst", () => {
  it("puts a new image first and counts it", () => {
    const list = withImageFirst(pagesOf(["a"], ["b"]), buildListedImage("n"));
    expect(idsOf(list)).toEqual([["n", "a"], ["b"]]);
    expect(list.pages.map((page) => page.total)).toEqual([3, 3]);
  });

  it("shows an image of an answered retry once", () => {
    const list = pagesOf(["a"], ["b"]);
    expect(withImageFirst(list, buildListedImage("b"))).toBe(list);
  });
});

describe("withImageReplaced", () => {
  it("puts the image where the other stood, and changes no total", () => {
    const list = withImageReplaced(pagesOf(["a", "b"], ["c"]), "c", buildListedImage("n"));
    expect(idsOf(list)).toEqual([["a", "b"], ["n"]]);
    expect(list.pages.map((page) => page.total)).toEqual([3, 3]);
  });
});
