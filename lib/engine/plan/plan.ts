import type { SourceFormat } from "../catalog/catalog";
import type { OutputFormatName } from "../formats/output-format";

/** Raised when the same plan gives other pixels than before: it is part of every cache key and ETag. */
export const engineVersion = 1;

/** What to make of an original. The original itself, or a picture of exactly this size. */
export type RenderPlan = Readonly<{
  kind: "render";
  format: OutputFormatName;
  widthPx: number;
  heightPx: number;
  /** 1 to 100, on JPEG's scale. */
  quality: number;
  frames: "all" | "first";
}>;
type OriginalPlan = Readonly<{ kind: "original"; format: SourceFormat }>;
export type Plan = RenderPlan | OriginalPlan;

/** Canonical text of a plan; equal plans have equal keys. Fits into a storage key. */
export const planKey = (plan: Plan): string => {
  if (plan.kind === "original") return `${engineVersion}-original.${plan.format}`;
  const { widthPx, heightPx, quality, frames, format } = plan;
  return `${engineVersion}-${widthPx}x${heightPx}-q${quality}-${frames}.${format}`;
};
