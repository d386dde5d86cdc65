/** A quiet box where something will stand. Size it with `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={`animate-breathe rounded-sm bg-hover ${className ?? ""}`} />;
}
