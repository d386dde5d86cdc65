import type { Region } from "../plan/plan";

/** A region in the image library's words. */
export const toRectangle = ({ leftPx, topPx, widthPx, heightPx }: Region) => ({
  left: leftPx,
  top: topPx,
  width: widthPx,
  height: heightPx,
});
