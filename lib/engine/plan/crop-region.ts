import type { Region, SeekingCrop, Size } from "./plan";
import type { Gravity, GravityPoint } from "./transform-options";

const points: Readonly<Record<Exclude<Gravity, GravityPoint | "auto" | "face" | "entropy">, GravityPoint>> = {
  left: { x: 0, y: 0.5 },
  right: { x: 1, y: 0.5 },
  top: { x: 0.5, y: 0 },
  bottom: { x: 0.5, y: 1 },
  center: { x: 0.5, y: 0.5 },
};

const toOffset = (share: number, { whole, cut, isBoxCenter }: { whole: number; cut: number; isBoxCenter: boolean }) => {
  const exact = isBoxCenter ? share * whole - cut / 2 : share * (whole - cut);
  return Math.min(whole - cut, Math.max(0, Math.round(exact)));
};

const toRegion = ({ x, y, mode }: GravityPoint, scaled: Size, cut: Size): Region => {
  const isBoxCenter = mode === "box-center";
  return {
    leftPx: toOffset(x, { whole: scaled.widthPx, cut: cut.widthPx, isBoxCenter }),
    topPx: toOffset(y, { whole: scaled.heightPx, cut: cut.heightPx, isBoxCenter }),
    widthPx: cut.widthPx,
    heightPx: cut.heightPx,
  };
};

/** Where `cut` is taken out of `scaled`; undefined when nothing is left over. `cut` is no larger than `scaled`. */
export const findCrop = (scaled: Size, cut: Size, gravity: Gravity = "center"): Region | SeekingCrop | undefined => {
  if (scaled.widthPx === cut.widthPx && scaled.heightPx === cut.heightPx) return undefined;
  if (typeof gravity === "object") return toRegion(gravity, scaled, cut);
  if (gravity === "entropy") return { gravity, widthPx: cut.widthPx, heightPx: cut.heightPx };
  if (gravity === "auto" || gravity === "face") {
    return { gravity: "attention", widthPx: cut.widthPx, heightPx: cut.heightPx };
  }
  return toRegion(points[gravity], scaled, cut);
};
