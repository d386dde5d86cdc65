import { Skeleton } from "@/components/ui/skeleton";
import { factMeanings } from "./measured-facts";

/** As high as the facts it stands for, line by line. */
export function FactSkeleton({ label }: { label: string }) {
  return (
    <div>
      <output className="sr-only">{label}</output>
      {factMeanings.map((fact) => (
        <div
          key={fact.name}
          className="flex h-[25px] items-center justify-between border-t border-line first:border-t-0"
        >
          <span className="text-[12px] text-muted">{fact.name}</span>
          <Skeleton className="h-3 w-14" />
        </div>
      ))}
    </div>
  );
}
