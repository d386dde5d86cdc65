import type { MouseEvent } from "react";

export type Touch = {
  id: string;
  part: "picture" | "select" | "menu";
  /** Where a menu belongs, in pixels of the viewport. */
  point: { xPx: number; yPx: number };
};

const isPart = (text: string | undefined): text is "select" | "menu" => text === "select" || text === "menu";

const toPoint = (event: MouseEvent, anchor: Element, isAtAnchor: boolean): Touch["point"] => {
  // A menu asked for by key comes without a position.
  const isByKey = event.clientX === 0 && event.clientY === 0;
  if (!isAtAnchor && !isByKey) return { xPx: event.clientX, yPx: event.clientY };
  const box = anchor.getBoundingClientRect();
  return { xPx: box.left, yPx: box.bottom };
};

/** The image whose tile holds the element; undefined outside of tiles. */
export const findTileId = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>("[data-image-id]")?.dataset["imageId"] : undefined;

/** Which tile, and what of it, an event of the grid is about; undefined between tiles. */
export const findTouch = (event: MouseEvent): Touch | undefined => {
  if (!(event.target instanceof Element)) return undefined;
  const id = findTileId(event.target);
  if (id === undefined) return undefined;
  const button = event.target.closest<HTMLElement>("[data-part]");
  const part = button?.dataset["part"];
  const point = toPoint(event, button ?? event.target, button !== null);
  return { id, part: isPart(part) ? part : "picture", point };
};
