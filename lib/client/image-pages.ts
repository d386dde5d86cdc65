import type { InfiniteData } from "@tanstack/react-query";
import type { Image, ImagePage } from "@/lib/contracts/image";

/** A loaded list: its pages in order. Each page carries the total of the whole list. */
export type ImagePages = InfiniteData<ImagePage, string | null>;

/** The list without `ids`; the totals fall by as many as were really there. */
export function withoutImages(list: ImagePages, ids: ReadonlySet<string>): ImagePages {
  let removedCount = 0;
  const kept = list.pages.map((page) => {
    const items = page.items.filter((item) => !ids.has(item.id));
    removedCount += page.items.length - items.length;
    return { ...page, items };
  });
  return removedCount === 0 ? list : withTotals({ ...list, pages: kept }, -removedCount);
}

/** Puts images of `before` back where they stood. Changes made to `now` in the meantime stay. */
export function withImagesBack(now: ImagePages, before: ImagePages, ids: ReadonlySet<string>): ImagePages {
  const present = new Set(now.pages.flatMap((page) => page.items.map((item) => item.id)));
  let returnedCount = 0;
  const pages = now.pages.map((page, index) => {
    const items = [...page.items];
    for (const [at, item] of (before.pages[index]?.items ?? []).entries()) {
      if (!ids.has(item.id) || present.has(item.id)) continue;
      items.splice(placeAfter(items, before.pages[index]?.items.slice(0, at) ?? []), 0, item);
      returnedCount += 1;
    }
    return { ...page, items };
  });
  return returnedCount === 0 ? now : withTotals({ ...now, pages }, returnedCount);
}

/** Puts a fresh image first; a list that already holds it stays as it is. */
export function withImageFirst(list: ImagePages, image: Image): ImagePages {
  const [first, ...rest] = list.pages;
  const isPresent = list.pages.some((page) => page.items.some((item) => item.id === image.id));
  if (!first || isPresent) return list;
  return withTotals({ ...list, pages: [{ ...first, items: [image, ...first.items] }, ...rest] }, 1);
}

/** Puts an image in the place of the one with `id`. */
export function withImageReplaced(list: ImagePages, id: string, image: Image): ImagePages {
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === id ? image : item)),
  }));
  return { ...list, pages };
}

function placeAfter(items: readonly Image[], earlier: readonly Image[]): number {
  for (const neighbour of earlier.toReversed()) {
    const at = items.findIndex((item) => item.id === neighbour.id);
    if (at >= 0) return at + 1;
  }
  return 0;
}

function withTotals(list: ImagePages, change: number): ImagePages {
  return { ...list, pages: list.pages.map((page) => ({ ...page, total: Math.max(0, page.total + change) })) };
}
