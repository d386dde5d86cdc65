import { Skeleton } from "@/components/ui/skeleton";
import { screens } from "./devices";
import { StageLayout } from "./stage-layout";

/** The stage before its image is known: boxes where frames and panel will stand. */
export function StageSkeleton() {
  return (
    <StageLayout
      tools={<Skeleton className="h-8 w-44" />}
      frames={
        <div className="flex items-end justify-center gap-5">
          {screens.map(({ device, widthPx, heightPx }) => (
            <div key={device} style={{ flex: `${widthPx} 0 0`, aspectRatio: `${widthPx} / ${heightPx}` }}>
              <Skeleton className="size-full" />
            </div>
          ))}
        </div>
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
