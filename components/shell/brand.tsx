/** The mark: four pictures hung on a wall. */
export function Brand({ sizePx = 24 }: { sizePx?: number }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" width={sizePx} height={sizePx} className="shrink-0">
      <rect x="1" y="4" width="9" height="16" rx="1.5" fill="currentColor" />
      <rect x="12" y="4" width="11" height="9" rx="1.5" className="fill-accent" />
      <rect x="12" y="15" width="4.5" height="5" rx="1" fill="currentColor" />
      <rect x="18.5" y="15" width="4.5" height="5" rx="1" fill="currentColor" />
    </svg>
  );
}
