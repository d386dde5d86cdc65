import Link from "next/link";
import { usePathname } from "next/navigation";
import { isAt, type ConsolePlace } from "./places";

type PlaceLinkProps = { place: ConsolePlace; className: string; labelClassName: string };

/** Leads to a screen, and tells where one is. */
export function PlaceLink({ place, className, labelClassName }: PlaceLinkProps) {
  const isHere = isAt(usePathname(), place);
  return (
    <Link
      href={place.href}
      aria-current={isHere ? "page" : undefined}
      className={`rounded-md text-[13px] font-medium transition-colors duration-120 ${isHere ? "bg-hover text-ink" : "text-muted hover:bg-hover hover:text-ink"} ${className}`}
    >
      {place.icon}
      <span className={labelClassName}>{place.label}</span>
    </Link>
  );
}
