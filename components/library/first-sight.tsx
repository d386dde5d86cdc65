import { findThumbnailUrl } from "@/lib/client/thumbnail-url";
import type { Image } from "@/lib/contracts/image";
import { toBoxRatio } from "./justified-rows";
import { findAverageColour, isTransparent } from "./placeholder";
import { rowHeightClass, toFlowingBox } from "./tile-size";

/** Enough to fill a large window; the rest comes with the grid. */
const shownAtMost = 40;
/** Pictures that any window shows at once. The first are fetched before everything else. */
const eagerCount = 12;
const urgentCount = 3;

/** The first window is painted whole: one that is decoded aside would be painted only after the scripts have run. */
const toLoading = (index: number) => ({
  loading: index < eagerCount ? ("eager" as const) : ("lazy" as const),
  decoding: index < eagerCount ? ("sync" as const) : ("async" as const),
  ...(index < urgentCount && { fetchPriority: "high" as const }),
});

function FirstTile({ image, index }: { image: Image; index: number }) {
  const ratio = image.widthPx / image.heightPx;
  const boxRatio = toBoxRatio(ratio);
  const colour = isTransparent(image.thumbhash) ? undefined : findAverageColour(image.thumbhash);
  const isWhole = ratio !== boxRatio;
  return (
    <li className="relative min-w-0 overflow-hidden rounded-sm bg-surface" style={toFlowingBox(boxRatio)}>
      <img
        src={findThumbnailUrl(image)}
        alt={image.filename}
        draggable={false}
        className={`absolute inset-0 m-auto size-full text-transparent ${isWhole ? "object-contain" : "object-cover"}`}
        style={{ maxWidth: image.widthPx, maxHeight: image.heightPx, ...(!isWhole && { backgroundColor: colour }) }}
        {...toLoading(index)}
      />
    </li>
  );
}

/**
 * The first pictures as the page comes with them, before any script has run and the width is known:
 * the style sheet breaks them into the very rows that the grid then takes over.
 */
export function FirstSight({ label, images }: { label: string; images: readonly Image[] }) {
  return (
    <div className="@container">
      <ul aria-label={label} aria-busy className={`flex flex-wrap items-start gap-2 ${rowHeightClass}`}>
        {images.slice(0, shownAtMost).map((image, index) => (
          <FirstTile key={image.id} image={image} index={index} />
        ))}
        <li aria-hidden className="h-0" style={{ flex: "1e6 1 0px" }} />
      </ul>
    </div>
  );
}
