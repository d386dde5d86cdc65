import { colourVisionMatrices, toFilterValues, type ColourVision } from "./colour-vision";

/** Id of the filter in the page. */
export const toFilterId = (vision: ColourVision): string => `compare-${vision}`;

/** The filters that styles of the picture refer to; nothing to see. */
export function ColourFilters() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      {Object.entries(colourVisionMatrices).map(([vision, matrix]) => (
        <filter key={vision} id={toFilterId(vision as ColourVision)} colorInterpolationFilters="linearRGB">
          <feColorMatrix type="matrix" values={toFilterValues(matrix)} />
        </filter>
      ))}
    </svg>
  );
}
