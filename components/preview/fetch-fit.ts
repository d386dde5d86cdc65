/** How the pixels that came compare with the dots they are shown on. */
export type FetchFit =
  | { kind: "fits" }
  /** `times` more pixels than dots, by area. */
  | { kind: "over"; times: number }
  /** Only `percent` of the dots across have a pixel of their own. `isAllThereIs`: the original has no more. */
  | { kind: "under"; percent: number; isAllThereIs: boolean };

export type FetchFitInput = {
  receivedWidthPx: number;
  /** CSS width at which the picture is drawn. */
  drawnWidthPx: number;
  dpr: number;
  originalWidthPx: number;
};

/** Beyond this many pixels per dot, along one side, the difference is weight and nothing else. */
export const overFetchFrom = 1.5;
/** Below this many pixels per dot, along one side, a picture looks soft. */
export const underFetchBelow = 0.8;

/**
 * Judges one picture on one screen, by its width: more than one and a half pixels per dot is over-fetch,
 * fewer than four fifths is under-fetch.
 */
export const judgeFetch = ({ receivedWidthPx, drawnWidthPx, dpr, originalWidthPx }: FetchFitInput): FetchFit => {
  const neededPx = drawnWidthPx * dpr;
  if (neededPx <= 0 || receivedWidthPx <= 0) return { kind: "fits" };
  const ratio = receivedWidthPx / neededPx;
  if (ratio > overFetchFrom) return { kind: "over", times: ratio * ratio };
  if (ratio >= underFetchBelow) return { kind: "fits" };
  return { kind: "under", percent: ratio * 100, isAllThereIs: receivedWidthPx >= originalWidthPx };
};
