import type { ReactNode } from "react";

export type EmptyStateProps = { icon?: ReactNode; title: string; detail?: ReactNode; children?: ReactNode };

/** What stands where nothing is yet: what this place is for and what to do next. */
export function EmptyState({ icon, title, detail, children }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-16 text-center">
      {icon === undefined ? null : <div className="mb-2 text-muted">{icon}</div>}
      <h2 className="text-[16px] leading-6 font-semibold text-balance">{title}</h2>
      {detail === undefined ? null : <p className="text-muted text-balance">{detail}</p>}
      {children === undefined ? null : <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
