import { Skeleton } from "@/components/ui/skeleton";
import { libraryWords } from "./words";

const shapes = [1.5, 1.5, 0.67, 1.78, 1, 1.5, 1.33, 0.75, 1.5, 1.78, 1.5, 1, 0.67, 1.5, 1.33, 1.78, 1.5, 1.5];

/** Boxes as the pictures will stand, before anything is known of them. */
export function GridSkeleton() {
  return (
    <div className="flex flex-wrap gap-2 overflow-hidden">
      <output className="sr-only">{libraryWords.loading}</output>
      {shapes.map((ratio, index) => (
        <div
          key={`${ratio}-${index}`}
          className="h-[132px] sm:h-[180px] lg:h-[216px]"
          style={{ flexGrow: ratio, flexBasis: `${ratio * 130}px` }}
        >
          <Skeleton className="h-full" />
        </div>
      ))}
    </div>
  );
}
