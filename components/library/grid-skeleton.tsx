import { Skeleton } from "@/components/ui/skeleton";
import { rowHeightClass, toFlowingBox } from "./tile-size";
import { libraryWords } from "./words";

const shapes = [1.5, 1.5, 0.67, 1.78, 1, 1.5, 1.33, 0.75, 1.5, 1.78, 1.5, 1, 0.67, 1.5, 1.33, 1.78, 1.5, 1.5];

/** Boxes as the pictures will stand, before anything is known of them. */
export function GridSkeleton() {
  return (
    <div className="@container">
      <output className="sr-only">{libraryWords.loading}</output>
      <div className={`flex flex-wrap items-start gap-2 ${rowHeightClass}`}>
        {shapes.map((ratio, index) => (
          <div key={`${ratio}-${index}`} className="relative min-w-0" style={toFlowingBox(ratio)}>
            <Skeleton className="absolute inset-0" />
          </div>
        ))}
      </div>
    </div>
  );
}
