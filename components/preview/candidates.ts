/** A file of a `srcset`: its name, and the width it has once delivered. */
export type Candidate = { name: string; widthPx: number };

export type Slot = {
  /** Width of the place on the page, in CSS pixels. */
  widthPx: number;
  dpr: number;
};

/**
 * Which file of a `srcset` with widths Chrome takes for a slot, when none is in its cache.
 * Between two neighbours the dividing line is the geometric mean of their densities; on screens of one dot per
 * CSS pixel the larger is taken as soon as the smaller falls short. Source: Blink, html_srcset_parser.cc.
 */
export const chooseCandidate = (candidates: readonly Candidate[], { widthPx, dpr }: Slot): Candidate | undefined => {
  const sorted = candidates.toSorted((a, b) => a.widthPx - b.widthPx);
  const density = (candidate: Candidate): number => candidate.widthPx / widthPx;
  for (const [index, candidate] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined) return candidate;
    if (density(next) < dpr) continue;
    const isShort = dpr <= 1 && dpr > density(candidate);
    const isNearNext = dpr >= Math.sqrt(density(candidate) * density(next));
    return isShort || isNearNext ? next : candidate;
  }
  return undefined;
};

/** Dots that fill a slot across, rounded up: the width a page asks a flexible variant for. */
export const toFlexibleWidthPx = ({ widthPx, dpr }: Slot): number => Math.ceil(widthPx * dpr);

type Sized = { name: string; widthPx: number; heightPx?: number | undefined; keepsShape: boolean };

/**
 * Width of what a variant delivers for an original, if it can stand in a `srcset`: whole, and of the original's shape.
 * Undefined for variants that cut or fill, which would show another picture at another width.
 */
export const toCandidate = (variant: Sized, original: { widthPx: number; heightPx: number }): Candidate | undefined => {
  if (!variant.keepsShape || original.widthPx < 1 || original.heightPx < 1) return undefined;
  const scale = Math.min(1, variant.widthPx / original.widthPx, (variant.heightPx ?? Infinity) / original.heightPx);
  return { name: variant.name, widthPx: Math.max(1, Math.round(original.widthPx * scale)) };
};
