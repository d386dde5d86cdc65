"use client";

import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import { places } from "./places";
import { PlaceLink } from "./place-link";
import { ThemeSwitch } from "./theme-switch";
import { shellWords } from "./words";

/** At the left edge: labelled where there is room, icons alone on a tablet. */
export function Rail({ onShowKeys }: { onShowKeys: () => void }) {
  return (
    <header className="sticky top-0 flex h-dvh w-14 shrink-0 flex-col border-r border-line bg-surface p-2.5 max-md:hidden lg:w-52 lg:p-3">
      <div className="flex h-9 items-center gap-2.5 px-1.5 lg:px-2.5">
        <Brand />
        <span className="text-[15px] font-semibold tracking-tight max-lg:sr-only">{shellWords.product}</span>
      </div>
      <nav aria-label={shellWords.navigation} className="mt-4 flex flex-col gap-1">
        {places.map((place) => (
          <PlaceLink
            key={place.href}
            place={place}
            className="flex h-9 items-center gap-2.5 px-2 lg:px-2.5"
            labelClassName="max-lg:sr-only"
          />
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-2 max-lg:hidden">
        <AccountMenu look="named" placement="top start" onShowKeys={onShowKeys} />
        <ThemeSwitch />
      </div>
      <div className="mt-auto lg:hidden">
        <AccountMenu placement="right bottom" onShowKeys={onShowKeys} />
      </div>
    </header>
  );
}
