import { toColor, white } from "./color";
import type { Step } from "./pipeline";

/** Lays the picture on a canvas of the planned size. */
export const pad: Step = ({ plan }) => {
  const { pad: canvas, crop, scaled, background, format } = plan;
  if (canvas === undefined) return [];
  const { widthPx, heightPx } = crop ?? scaled;
  const sides = {
    top: canvas.topPx,
    left: canvas.leftPx,
    right: canvas.widthPx - canvas.leftPx - widthPx,
    bottom: canvas.heightPx - canvas.topPx - heightPx,
    background: toColor(background ?? white, format),
  };
  return [(pipeline) => pipeline.extend(sides)];
};
