import { Skeleton } from "@/components/ui/skeleton";
import { factMeanings } from "./measured-facts";

/** As high as the facts it stands for, line by line. */
export function FactSkeleton({ label }: { label: string }) {
  return (
    <>
      <div className="max-w-80">
        {factMeanings.map((fact) => (
          <div
            key={fact.name}
            className="box-content flex h-6 items-center justify-between border-t border-line first:border-t-0"
          >
            <span className="text-[12px] text-muted">{fact.name}</span>
            <Skeleton className="h-3 w-14" />
          </div>
        ))}
      </div>
      <output className="sr-only">{label}</output>
    </>
  );
}
