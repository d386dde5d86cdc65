import { Skeleton } from "@/components/ui/skeleton";
import { variantsWords } from "./words";

/** The list in its final layout while it is on its way. */
export function ListSkeleton() {
  return (
    <output aria-label={variantsWords.loading} className="block">
      {["default", "public", "thumbnail"].map((name) => (
        <div key={name} className="flex gap-4 border-t border-line py-3 first:border-t-0">
          <Skeleton className="h-14 w-20" />
          <div className="flex flex-col gap-2">
            <Skeleton className="h-5 w-32" />
            <Skeleton className="h-4 w-56" />
          </div>
        </div>
      ))}
    </output>
  );
}
