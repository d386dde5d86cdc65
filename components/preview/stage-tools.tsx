import type { ReactNode } from "react";

/** The row of controls above a view of the stage. */
export function StageTools({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">{children}</div>;
}
