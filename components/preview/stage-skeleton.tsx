import { Skeleton } from "@/components/ui/skeleton";
import { toScreens } from "./devices";
import { StageLayout } from "./stage-layout";
import { StageTools } from "./stage-tools";

/** The stage before its image is known: boxes where frames and panel will stand. */
export function StageSkeleton() {
  return (
    <StageLayout
      frames={
        <>
          <StageTools>
            <Skeleton className="h-8 w-72" />
            <Skeleton className="h-8 w-32" />
          </StageTools>
          <div className="flex items-end justify-center gap-5">
            {toScreens(undefined, []).map(({ id, widthPx, heightPx }) => (
              <div key={id} style={{ flex: `${widthPx} 0 0`, aspectRatio: `${widthPx} / ${heightPx}` }}>
                <Skeleton className="size-full" />
              </div>
            ))}
          </div>
        </>
      }
      panel={
        <div className="flex flex-col gap-3">
          <Skeleton className="h-8" />
          <Skeleton className="h-36" />
          <Skeleton className="h-52" />
        </div>
      }
    />
  );
}
