"use client";

import { Ellipsis } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { MenuButton } from "@/components/ui/menu-button";
import { AccountMenu } from "./account-menu";
import { PlaceLink } from "./place-link";
import { isAt, places, type ConsolePlace } from "./places";
import { shellWords } from "./words";

/** More slots than these, besides the account's, are too narrow for a thumb on a window of 320 px. */
const slotCount = 4;
const shown = places.length > slotCount ? places.slice(0, slotCount - 1) : places;
const further = places.slice(shown.length);

const entryLook = "my-1 flex min-w-0 grow basis-0 flex-col items-center justify-center gap-0.5 px-1";
const labelLook = "text-[11px] leading-3";

/** The places that the bar has no room for. Its word is the place one is at, so that the bar always tells. */
function MorePlaces() {
  const pathname = usePathname();
  const router = useRouter();
  const here = further.find((place) => isAt(pathname, place));
  const toEntry = (place: ConsolePlace) => ({
    kind: "action" as const,
    id: place.href,
    label: place.label,
    icon: place.icon,
    isChosen: place === here,
    onAction: () => router.push(place.href),
  });
  return (
    <MenuButton
      label={here === undefined ? shellWords.more : shellWords.moreAt(here.label)}
      placement="top end"
      entries={further.map(toEntry)}
      icon={here?.icon ?? <Ellipsis aria-hidden size={18} />}
      className={`h-12! shrink! gap-0.5! rounded-md! px-1! ${entryLook} ${here === undefined ? "text-muted!" : "bg-hover"}`}
    >
      <span className={`max-w-full truncate ${labelLook}`}>{here?.label ?? shellWords.more}</span>
    </MenuButton>
  );
}

/** At the lower edge of a phone, under the thumb. */
export function BottomBar({ onShowKeys }: { onShowKeys: () => void }) {
  return (
    <header className="fixed inset-x-0 bottom-0 z-20 flex h-14 items-stretch border-t border-line bg-surface px-1 pb-[env(safe-area-inset-bottom)] md:hidden">
      <nav aria-label={shellWords.navigation} className="flex min-w-0 grow-4 basis-0">
        {shown.map((place) => (
          <PlaceLink key={place.href} place={place} className={entryLook} labelClassName={labelLook} />
        ))}
        {further.length === 0 ? null : <MorePlaces />}
      </nav>
      <div className="flex min-w-0 grow basis-0 items-center justify-center">
        <AccountMenu look="stacked" placement="top end" onShowKeys={onShowKeys} />
      </div>
    </header>
  );
}
